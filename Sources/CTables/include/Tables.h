// Rows of a text table (comma-separated values and the like), read into columns.
//
// The loops here deal with what is usual; whatever else a cell may be is handed to the caller, who
// stores its value, or says what is wrong with it, and calls again.
#ifndef APUS_TABLES_H
#define APUS_TABLES_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// What becomes of a column.
typedef enum : uint8_t {
  CT_SKIPPED,
  CT_NUMBER,
  CT_TEXT,
} ct_kind;

// A cell's bytes, without outer quotes.
typedef struct {
  const uint8_t *start;
  int64_t length;
  bool has_doubled_quotes;
} ct_cell;

typedef enum : uint8_t {
  CT_END,            // no further row begins before `stop`
  CT_FULL,           // `row` has reached `limit`
  CT_BLANK_LINE,     // a blank line where a row should begin, at `position`
  CT_UNUSUAL_NUMBER, // `cell` of the number column `column` is no plain number
  CT_WRONG_COUNT,    // the row at `row_start` has too few or too many cells
  CT_BAD_QUOTES,     // `cell` of `column` begins with a quote and has no end
} ct_outcome;

typedef struct {
  // What to read; `stop` is where the last row must have begun, `end` where the bytes end.
  const uint8_t *stop;
  const uint8_t *end;
  uint8_t separator;
  bool is_separated_by_blanks; // runs of spaces and tabs, instead of `separator`
  bool has_comments;           // lines that begin with `comment`
  uint8_t comment;
  bool reads_empty; // an empty cell of a number column is `empty`
  double empty;
  bool reads_nan; // `nan`, in any case, is a number

  // Where to write: for each column of the file its kind, and the address of its element 0.
  int64_t columns;
  const ct_kind *kinds;
  double *const *numbers;
  ct_cell *const *texts;
  int64_t limit;

  // Where reading is.
  const uint8_t *position;
  const uint8_t *row_start;
  int64_t row;
  int64_t column;
  ct_cell cell;
  bool resumes; // `cell` has been dealt with; `position` is behind it
} ct_rows;

// Reads rows until something is to be decided.
ct_outcome ct_read_rows(ct_rows *rows);

// Where the next row begins, blank lines and comments passed over; `end` where none does.
const uint8_t *ct_next_row(const ct_rows *rows, const uint8_t *place);

// The number of cells in the row at `row`; 0 where quotes do not close.
int64_t ct_count_cells(const ct_rows *rows, const uint8_t *row);

// The value of a plain decimal number that begins at `start`, correctly rounded, and where it ends. NULL
// for what is no number, and for numbers that take more than these few steps: those too large or too
// small, and the rare ones that 128 bits do not decide.
const uint8_t *ct_decimal(const uint8_t *start, const uint8_t *end, double *value);

// How many lines end within the bytes: with LF, CR LF or CR, also within quotes.
int64_t ct_count_line_ends(const uint8_t *start, const uint8_t *end);

#ifdef __cplusplus
}
#endif
#endif
