// What only C can ask the kernel of processes: its functions of a variable number of arguments.
#ifndef APUS_PROCESSES_H
#define APUS_PROCESSES_H

#ifdef __cplusplus
extern "C" {
#endif

// Asks the kernel to send this process a signal when the thread ends that started it, as the last one of
// a process does when that is killed. Gives 0, the error number, or ENOSYS on other systems than Linux.
//
// A parent that has ended before is not noticed: compare getppid() afterwards.
int processes_signal_at_parents_end(int signal);

#ifdef __cplusplus
}
#endif

#endif
