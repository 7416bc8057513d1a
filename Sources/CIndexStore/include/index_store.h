#ifndef TRACE_INDEX_STORE_H
#define TRACE_INDEX_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// The part of the compiler's index library that the audit needs, in format 5. Nothing links against the library: it lies
// beside the compiler that has written the index, and is loaded when it is asked. Swift cannot call what returns a struct
// through a pointer without knowing its layout in C, so the functions are declared here.

/// Text of the library's, without an end mark.
typedef struct {
    const char *_Nullable data;
    size_t length;
} index_text;

/// Called for each element; true goes on.
typedef bool (*index_visitor)(void *_Nullable context, void *_Nonnull element);

typedef struct {
    const char *_Nonnull (*_Nonnull error_get_description)(void *_Nonnull error);
    void (*_Nonnull error_dispose)(void *_Nonnull error);
    unsigned (*_Nonnull format_version)(void);

    void *_Nullable (*_Nonnull store_create)(const char *_Nonnull path, void *_Nullable *_Nullable error);
    void (*_Nonnull store_dispose)(void *_Nonnull store);
    bool (*_Nonnull store_units_apply_f)(
        void *_Nonnull store, unsigned sorted, void *_Nullable context,
        bool (*_Nonnull visit)(void *_Nullable context, index_text name));

    void *_Nullable (*_Nonnull unit_reader_create)(
        void *_Nonnull store, const char *_Nonnull name, void *_Nullable *_Nullable error);
    void (*_Nonnull unit_reader_dispose)(void *_Nonnull unit);
    bool (*_Nonnull unit_reader_is_system_unit)(void *_Nonnull unit);
    bool (*_Nonnull unit_reader_has_main_file)(void *_Nonnull unit);
    index_text (*_Nonnull unit_reader_get_main_file)(void *_Nonnull unit);
    void (*_Nonnull unit_reader_get_modification_time)(void *_Nonnull unit, int64_t *_Nonnull seconds, int64_t *_Nonnull nanoseconds);
    bool (*_Nonnull unit_reader_dependencies_apply_f)(void *_Nonnull unit, void *_Nullable context, index_visitor _Nonnull visit);
    int (*_Nonnull unit_dependency_get_kind)(void *_Nonnull dependency);
    index_text (*_Nonnull unit_dependency_get_name)(void *_Nonnull dependency);
    index_text (*_Nonnull unit_dependency_get_filepath)(void *_Nonnull dependency);

    void *_Nullable (*_Nonnull record_reader_create)(
        void *_Nonnull store, const char *_Nonnull name, void *_Nullable *_Nullable error);
    void (*_Nonnull record_reader_dispose)(void *_Nonnull record);
    bool (*_Nonnull record_reader_search_symbols_f)(
        void *_Nonnull record, void *_Nullable filter_context,
        bool (*_Nonnull filter)(void *_Nullable context, void *_Nonnull symbol, bool *_Nonnull stop), void *_Nullable context,
        void (*_Nonnull receive)(void *_Nullable context, void *_Nonnull symbol));
    bool (*_Nonnull record_reader_occurrences_of_symbols_apply_f)(
        void *_Nonnull record, void *_Nonnull *_Nullable symbols, size_t symbol_count,
        void *_Nonnull *_Nullable related, size_t related_count, void *_Nullable context, index_visitor _Nonnull visit);

    void *_Nonnull (*_Nonnull occurrence_get_symbol)(void *_Nonnull occurrence);
    uint64_t (*_Nonnull occurrence_get_roles)(void *_Nonnull occurrence);
    void (*_Nonnull occurrence_get_line_col)(void *_Nonnull occurrence, unsigned *_Nonnull line, unsigned *_Nonnull column);
    bool (*_Nonnull occurrence_relations_apply_f)(void *_Nonnull occurrence, void *_Nullable context, index_visitor _Nonnull visit);
    uint64_t (*_Nonnull symbol_relation_get_roles)(void *_Nonnull relation);
    void *_Nonnull (*_Nonnull symbol_relation_get_symbol)(void *_Nonnull relation);
    index_text (*_Nonnull symbol_get_name)(void *_Nonnull symbol);
    index_text (*_Nonnull symbol_get_usr)(void *_Nonnull symbol);
} index_library;

/// Loads the library at a path; false, with the loader's words or the name that is missing, if that is impossible.
bool index_library_load(const char *_Nonnull path, index_library *_Nonnull library, const char *_Nullable *_Nonnull problem);

#endif
