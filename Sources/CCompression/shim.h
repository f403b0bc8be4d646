#ifndef APUS_CCOMPRESSION_SHIM_H
#define APUS_CCOMPRESSION_SHIM_H

#include <libdeflate.h>
#include <lz4.h>
#include <lzma.h>
#include <zlib.h>
#include <zstd.h>

#endif
