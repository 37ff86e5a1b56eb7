// CLONED marks a function that is compiled for several instruction sets.
#ifndef APUS_DISPATCH_H
#define APUS_DISPATCH_H

#if defined(__x86_64__) && defined(__linux__)
#define CLONED \
    __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define CLONED
#endif

#endif
