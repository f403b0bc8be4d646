#ifndef APUS_CCOMPRESSION_SHIM_H
#define APUS_CCOMPRESSION_SHIM_H

#include <lz4.h>
#include <lz4hc.h>
#include <lzma.h>
#include <zlib.h>
#include <zstd.h>

// A macro of zlib, which Swift does not see.
static inline int apus_inflate_init(z_stream *stream, int window_bits) {
  return inflateInit2(stream, window_bits);
}

#endif
