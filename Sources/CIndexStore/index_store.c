#include "index_store.h"

#include <dlfcn.h>

bool index_library_load(const char *path, index_library *library, const char **problem) {
    void *handle = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (!handle) {
        *problem = dlerror();
        return false;
    }
#define LOAD(name) \
    if (!(*(void **)&library->name = dlsym(handle, "indexstore_" #name))) { \
        *problem = "it has no function indexstore_" #name; \
        return false; \
    }
    LOAD(error_get_description)
    LOAD(error_dispose)
    LOAD(format_version)
    LOAD(store_create)
    LOAD(store_dispose)
    LOAD(store_units_apply_f)
    LOAD(unit_reader_create)
    LOAD(unit_reader_dispose)
    LOAD(unit_reader_is_system_unit)
    LOAD(unit_reader_has_main_file)
    LOAD(unit_reader_get_main_file)
    LOAD(unit_reader_get_modification_time)
    LOAD(unit_reader_dependencies_apply_f)
    LOAD(unit_dependency_get_kind)
    LOAD(unit_dependency_get_name)
    LOAD(unit_dependency_get_filepath)
    LOAD(record_reader_create)
    LOAD(record_reader_dispose)
    LOAD(record_reader_search_symbols_f)
    LOAD(record_reader_occurrences_of_symbols_apply_f)
    LOAD(occurrence_get_symbol)
    LOAD(occurrence_get_roles)
    LOAD(occurrence_get_line_col)
    LOAD(occurrence_relations_apply_f)
    LOAD(symbol_relation_get_roles)
    LOAD(symbol_relation_get_symbol)
    LOAD(symbol_get_name)
    LOAD(symbol_get_usr)
#undef LOAD
    return true;
}
