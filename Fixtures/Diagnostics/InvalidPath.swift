struct UserStore {
    // @trace(attributes: ["user.age": user.age(in: .years)])
    func save(user: User) throws { try write(user) }
}
