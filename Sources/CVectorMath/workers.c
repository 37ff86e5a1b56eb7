#if defined(__linux__)
#define _GNU_SOURCE
#endif
#include <pthread.h>
#include <sched.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

#include "CVectorMath.h"

// Threads that live as long as the process. Handing one a piece of work and hearing that it
// is done takes a microsecond while it spins, which it does for a short time after its last
// piece; after that it sleeps.

enum { MAXIMUM_WORKERS = 63, SPINS = 4000 };

// READY is for a part that was handed out and that nobody has begun.
typedef enum { IDLE, ASLEEP, READY, RUNNING } State;

#if !defined(__linux__)
typedef int cpu_set_t;
#endif

typedef struct {
    _Alignas(64) _Atomic(State) state;
    apus_job *job;
    void *context;
    long part;
    sem_t wake;
    pthread_t thread;
    // The processor on which it is, as far as is known, or −1.
    _Atomic int processor;
    // While it is kept from processors: on which it may run again after that.
    bool is_kept;
    cpu_set_t allowed;
} Worker;

static Worker workers[MAXIMUM_WORKERS];
// How many of them have a thread. Only the holder of `lock` reads or changes it, or hands
// out work.
static long worker_count = 0;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

// When others have the processors, waking workers costs more than they do. After so many
// calls in a row in which no worker came in time, so many calls do without them.
enum { PATIENCE = 8, PAUSE = 64 };
static int calls_in_vain = 0;
static int calls_to_pause = 0;

static inline void pause_briefly(void) {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ volatile("yield");
#endif
}

static bool moves(Worker *worker, State from, State to) {
    return atomic_compare_exchange_strong(&worker->state, &from, to);
}

// Linux wakes a thread where it ran last, even if the one that wakes it runs there: the two then take
// turns while another processor has nothing to do. So a worker that is where the caller or a worker
// before it runs is kept from there until it has run elsewhere.
#if defined(__linux__)
// A worker is where the calling thread is.
static void note_processor(Worker *self) {
    atomic_store_explicit(&self->processor, sched_getcpu(), memory_order_relaxed);
}

// Whether a processor was free, which it is not any more.
static bool occupies(int processor, cpu_set_t *occupied) {
    if (processor < 0 || processor >= CPU_SETSIZE || CPU_ISSET(processor, occupied)) return false;
    CPU_SET(processor, occupied);
    return true;
}

// Sends those of the first `count` workers elsewhere that are where the caller or one before them is.
static void spread(long count) {
    cpu_set_t occupied, free;
    CPU_ZERO(&occupied);
    occupies(sched_getcpu(), &occupied);
    for (long i = 0; i < count; i++) {
        Worker *worker = &workers[i];
        int processor = atomic_load_explicit(&worker->processor, memory_order_relaxed);
        if (processor < 0 || worker->is_kept || occupies(processor, &occupied)) continue;
        size_t size = sizeof(cpu_set_t);
        if (pthread_getaffinity_np(worker->thread, size, &worker->allowed) != 0) continue;
        CPU_XOR(&free, &worker->allowed, &occupied);
        CPU_AND(&free, &free, &worker->allowed);
        worker->is_kept = CPU_COUNT(&free) > 0
            && pthread_setaffinity_np(worker->thread, size, &free) == 0;
    }
}

static void release(Worker *self) {
    self->is_kept = false;
    pthread_setaffinity_np(pthread_self(), sizeof(cpu_set_t), &self->allowed);
}
#else
static void note_processor(Worker *self) {}
static void spread(long count) {}
static void release(Worker *self) {}
#endif

static void *work(void *argument) {
    Worker *self = argument;
    for (;;) {
        for (int spin = 0; spin < SPINS; spin++) {
            if (atomic_load_explicit(&self->state, memory_order_acquire) == READY) break;
            pause_briefly();
        }
        if (moves(self, READY, RUNNING)) {
            note_processor(self);
            if (self->is_kept) release(self);
            self->job(self->context, self->part);
            atomic_store_explicit(&self->state, IDLE, memory_order_release);
        } else if (moves(self, IDLE, ASLEEP)) {
            sem_wait(&self->wake);
            note_processor(self);
            moves(self, ASLEEP, IDLE);
        }
    }
    return NULL;
}

// A child process has this thread only.
static void forget_workers(void) { worker_count = 0; }

static bool start_worker(void) {
    if (worker_count == MAXIMUM_WORKERS) return false;
    static bool is_first = true;
    if (is_first && pthread_atfork(NULL, NULL, forget_workers) != 0) return false;
    is_first = false;
    Worker *worker = &workers[worker_count];
    atomic_store(&worker->state, IDLE);
    note_processor(worker);
    worker->is_kept = false;
    if (sem_init(&worker->wake, 0, 0) != 0) return false;
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    int status = pthread_create(&worker->thread, &attributes, work, worker);
    pthread_attr_destroy(&attributes);
    if (status != 0) return false;
    worker_count++;
    return true;
}

void apus_parallel(long parts, apus_job *job, void *context) {
    // Work inside of work, and of a second thread at the same time, stays where it is.
    if (parts <= 1 || pthread_mutex_trylock(&lock) != 0) {
        for (long part = 0; part < parts; part++) job(context, part);
        return;
    }
    long started = 0;
    while (worker_count < parts - 1 && start_worker()) started++;
    if (started > 0) spread(worker_count);
    long helpers = worker_count < parts - 1 ? worker_count : parts - 1;
    if (calls_to_pause > 0) {
        calls_to_pause--;
        helpers = 0;
    }
    for (long i = 0; i < helpers; i++) {
        Worker *worker = &workers[i];
        worker->job = job;
        worker->context = context;
        worker->part = i + 1;
        if (atomic_exchange(&worker->state, READY) == ASLEEP) sem_post(&worker->wake);
    }
    job(context, 0);
    for (long part = helpers + 1; part < parts; part++) job(context, part);
    // A part whose worker has not come yet is taken back. It may be waiting for this processor.
    long taken_back = 0;
    for (long i = 0; i < helpers; i++)
        if (moves(&workers[i], READY, IDLE)) {
            note_processor(&workers[i]);
            job(context, i + 1);
            taken_back++;
        }
    if (helpers > 0) calls_in_vain = taken_back < helpers ? 0 : calls_in_vain + 1;
    if (calls_in_vain == PATIENCE) {
        calls_in_vain = 0;
        calls_to_pause = PAUSE;
    }
    for (long i = 0; i < helpers; i++)
        for (long spin = 0;
             atomic_load_explicit(&workers[i].state, memory_order_acquire) == RUNNING; spin++) {
            if (spin < SPINS)
                pause_briefly();
            else
                sched_yield();
        }
    if (helpers > 0) spread(helpers);
    pthread_mutex_unlock(&lock);
}
