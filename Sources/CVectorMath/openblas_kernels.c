#if defined(__x86_64__) && defined(__linux__)
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

// OpenBLAS has kernels for many processors and chooses when it is loaded. For a processor that
// is younger than itself it falls back on kernels for SSE3, which are five to ten times slower
// than what the processor can do: release 0.3.21 does so on Intel's Sapphire and Emerald Rapids.
// Then it is made to choose again, as OPENBLAS_CORETYPE would. This runs after OpenBLAS has been
// loaded and before the program begins. A choice of its own and one of the user stay.

static const char *suitable_kernels(void) {
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512cd")
        && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq")
        && __builtin_cpu_supports("avx512vl"))
        return "SkylakeX";
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return "Haswell";
    return NULL;
}

__attribute__((constructor)) static void choose_openblas_kernels(void) {
    static const char variable[] = "OPENBLAS_CORETYPE";
    const char *kernels = suitable_kernels();
    if (kernels == NULL || getenv(variable) != NULL) return;
    // Only builds for several processors have these functions.
    char *(*name)(void) = (char *(*)(void))dlsym(RTLD_DEFAULT, "openblas_get_corename");
    void (*quit)(void) = (void (*)(void))dlsym(RTLD_DEFAULT, "gotoblas_dynamic_quit");
    void (*init)(void) = (void (*)(void))dlsym(RTLD_DEFAULT, "gotoblas_dynamic_init");
    if (name == NULL || quit == NULL || init == NULL) return;
    if (strcmp(name(), "Prescott") != 0) return;
    setenv(variable, kernels, 1);
    quit();
    init();
    // Not for the programs that this one starts.
    unsetenv(variable);
}
#endif
