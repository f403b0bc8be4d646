#include "CProcesses.h"

#include <errno.h>

#ifdef __linux__

#include <sys/prctl.h>

int processes_signal_at_parents_end(int signal) {
  return prctl(PR_SET_PDEATHSIG, (unsigned long)signal, 0UL, 0UL, 0UL) == 0 ? 0 : errno;
}

#else

int processes_signal_at_parents_end(int signal) {
  (void)signal;
  return ENOSYS;
}

#endif
