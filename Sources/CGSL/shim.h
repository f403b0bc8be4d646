#ifndef APUS_CGSL_SHIM_H
#define APUS_CGSL_SHIM_H

#include <gsl/gsl_cblas.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_deriv.h>
#include <gsl/gsl_eigen.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_interp.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_min.h>
#include <gsl/gsl_multimin.h>
#include <gsl/gsl_multiroots.h>
#include <gsl/gsl_roots.h>
#include <gsl/gsl_sf.h>
#include <gsl/gsl_version.h>

// OpenBLAS's own header and GSL's declare the same names differently. Weak, as another library may
// be what serves CBLAS.
extern void openblas_set_num_threads(int count) __attribute__((weak));
extern char *openblas_get_config(void) __attribute__((weak));

static inline void apus_blas_use_one_thread(void) {
  if (openblas_set_num_threads) openblas_set_num_threads(1);
}

static inline const char *apus_blas_configuration(void) {
  return openblas_get_config ? openblas_get_config() : "unknown";
}

// A variable that may change, to Swift.
static inline const char *apus_gsl_version(void) { return gsl_version; }

// GSL declares its algorithms as global variables, which Swift takes for shared mutable state.
static inline const gsl_multimin_fdfminimizer_type *apus_bfgs2(void) {
  return gsl_multimin_fdfminimizer_vector_bfgs2;
}
static inline const gsl_multimin_fminimizer_type *apus_nelder_mead(void) {
  return gsl_multimin_fminimizer_nmsimplex2;
}
static inline const gsl_min_fminimizer_type *apus_brent_minimizer(void) {
  return gsl_min_fminimizer_brent;
}
static inline const gsl_root_fsolver_type *apus_brent_root(void) {
  return gsl_root_fsolver_brent;
}
static inline const gsl_multiroot_fdfsolver_type *apus_powell_hybrid(void) {
  return gsl_multiroot_fdfsolver_hybridsj;
}
static inline const gsl_interp_type *apus_linear_spline(void) { return gsl_interp_linear; }
static inline const gsl_interp_type *apus_natural_spline(void) { return gsl_interp_cspline; }
static inline const gsl_interp_type *apus_akima_spline(void) { return gsl_interp_akima; }
static inline const gsl_interp_type *apus_steffen_spline(void) { return gsl_interp_steffen; }

#endif
