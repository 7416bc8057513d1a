// Sockets, whose constants have other types in Swift with each C library.

#ifndef TRACE_SOCKET_H
#define TRACE_SOCKET_H

#include <fcntl.h>
#include <netdb.h>
#include <stddef.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <unistd.h>

// The addresses of a host, for TCP; to be given back by freeaddrinfo. Returns zero, or what gai_strerror explains.
static inline int trace_resolve(const char *host, const char *port, struct addrinfo **addresses) {
    struct addrinfo hints;
    memset(&hints, 0, sizeof hints);
    hints.ai_socktype = SOCK_STREAM;
    return getaddrinfo(host, port, &hints, addresses);
}

// A socket that does not block, and that a program which the process starts does not get. Returns -1 if there is none.
static inline int trace_socket(const struct addrinfo *address) {
    int file = socket(address->ai_family, address->ai_socktype, address->ai_protocol);
    if (file < 0) return -1;
#ifdef SO_NOSIGPIPE
    int on = 1;
    setsockopt(file, SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on);
#endif
    if (fcntl(file, F_SETFD, FD_CLOEXEC) == 0 && fcntl(file, F_SETFL, O_NONBLOCK) == 0) return file;
    close(file);
    return -1;
}

// Returns zero, or the error with which an attempt to connect has ended.
static inline int trace_socket_error(int file) {
    int error = 0;
    socklen_t size = sizeof error;
    return getsockopt(file, SOL_SOCKET, SO_ERROR, &error, &size) == 0 ? error : -1;
}

// As send does, but a connection that the other side has closed raises no signal.
static inline ssize_t trace_send(int file, const void *bytes, size_t count) {
#ifdef MSG_NOSIGNAL
    return send(file, bytes, count, MSG_NOSIGNAL);
#else
    return send(file, bytes, count, 0);
#endif
}

#endif
