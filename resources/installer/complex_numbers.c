/* The complex functions of Windows' C library, which Wine 8 names and does not have.

   Windows passes its own structures where C99 has complex types; gcc knows the latter. */

#include <complex.h>

typedef struct { double part[2]; } Double;
typedef struct { float part[2]; } Float;

static double complex of_double(Double a) { return a.part[0] + a.part[1] * I; }
static double complex of_float(Float a) { return a.part[0] + a.part[1] * I; }
static Double to_double(double complex z) { return (Double) {{creal(z), cimag(z)}}; }
static Float to_float(double complex z) { return (Float) {{(float) creal(z), (float) cimag(z)}}; }

#define COMPLEX(name) \
  Double own_##name(Double a) { return to_double(name(of_double(a))); } \
  Double own_##name##l(Double a) { return own_##name(a); } \
  Float own_##name##f(Float a) { return to_float(name(of_float(a))); }

#define REAL(name) \
  double own_##name(Double a) { return name(of_double(a)); } \
  double own_##name##l(Double a) { return own_##name(a); } \
  float own_##name##f(Float a) { return (float) name(of_float(a)); }

COMPLEX(ccos)
COMPLEX(ccosh)
COMPLEX(cexp)
COMPLEX(csin)
COMPLEX(csinh)
COMPLEX(ctan)
COMPLEX(ctanh)
REAL(cabs)
REAL(carg)
REAL(cimag)
REAL(creal)

Double own_cpow(Double a, Double b) { return to_double(cpow(of_double(a), of_double(b))); }
Double own_cpowl(Double a, Double b) { return own_cpow(a, b); }
Float own_cpowf(Float a, Float b) { return to_float(cpow(of_float(a), of_float(b))); }
