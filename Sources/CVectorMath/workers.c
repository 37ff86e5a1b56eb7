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

typedef struct {
    _Alignas(64) _Atomic(State) state;
    apus_job *job;
    void *context;
    long part;
    sem_t wake;
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

static void *work(void *argument) {
    Worker *self = argument;
    for (;;) {
        for (int spin = 0; spin < SPINS; spin++) {
            if (atomic_load_explicit(&self->state, memory_order_acquire) == READY) break;
            pause_briefly();
        }
        if (moves(self, READY, RUNNING)) {
            self->job(self->context, self->part);
            atomic_store_explicit(&self->state, IDLE, memory_order_release);
        } else if (moves(self, IDLE, ASLEEP)) {
            sem_wait(&self->wake);
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
    if (sem_init(&worker->wake, 0, 0) != 0) return false;
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    pthread_t thread;
    int status = pthread_create(&thread, &attributes, work, worker);
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
    while (worker_count < parts - 1 && start_worker()) {
    }
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
    // A part whose worker has not come yet is taken back.
    long taken_back = 0;
    for (long i = 0; i < helpers; i++)
        if (moves(&workers[i], READY, IDLE)) {
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
    pthread_mutex_unlock(&lock);
}
