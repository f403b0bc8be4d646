#include "Decimal.h"
#include "Tables.h"

CT_INLINE bool is_line_end(uint8_t byte) { return byte == '\n' || byte == '\r'; }
CT_INLINE bool is_blank(uint8_t byte) { return byte == ' ' || byte == '\t'; }

// How cells are told apart. The functions below are compiled for each of the two.
typedef struct {
  const uint8_t *end;
  uint8_t separator;
  bool by_blanks;
} ct_format;

CT_INLINE bool is_separator(ct_format format, uint8_t byte) {
  return format.by_blanks ? is_blank(byte) : byte == format.separator;
}

// Whether a cell ends at `p`.
CT_INLINE bool is_cell_end(ct_format format, const uint8_t *p) {
  return p == format.end || is_separator(format, *p) || is_line_end(*p);
}

// Spaces around numbers, but for those that separate.
CT_INLINE const uint8_t *skip_blanks(ct_format format, const uint8_t *p, const uint8_t *end) {
  while (p < end && is_blank(*p) && (format.by_blanks || *p != format.separator)) ++p;
  return p;
}

// Where an unquoted cell ends.
CT_INLINE const uint8_t *plain_end(ct_format format, const uint8_t *p) {
  while (format.end - p >= 8) {
    const uint64_t bytes = eight_bytes(p);
    const uint64_t separators =
        format.by_blanks ? zeros(bytes ^ REPEATED(' ')) | zeros(bytes ^ REPEATED('\t'))
                         : zeros(bytes ^ REPEATED(format.separator));
    const uint64_t marks =
        separators | zeros(bytes ^ REPEATED('\n')) | zeros(bytes ^ REPEATED('\r'));
    if (marks) return p + first_mark(marks);
    p += 8;
  }
  while (!is_cell_end(format, p)) ++p;
  return p;
}

// A cell that begins with a quote, at `p`: its content, and where it ends; NULL where it does not end.
CT_INLINE const uint8_t *quoted_end(ct_format format, const uint8_t *p, ct_cell *cell) {
  cell->start = ++p;
  cell->has_doubled_quotes = false;
  for (;;) {
    p = memchr(p, '"', (size_t)(format.end - p));
    if (!p) return NULL;
    if (p + 1 == format.end || p[1] != '"') break;
    cell->has_doubled_quotes = true;
    p += 2;
    if (p == format.end) return NULL;
  }
  cell->length = p - cell->start;
  return is_cell_end(format, p + 1) ? p + 1 : NULL;
}

// Any cell: its content, and where it ends; NULL where its quotes do not close.
CT_INLINE const uint8_t *cell_end(ct_format format, const uint8_t *p, ct_cell *cell) {
  if (p < format.end && *p == '"') {
    cell->length = format.end - p;
    return quoted_end(format, p, cell);
  }
  const uint8_t *const end = plain_end(format, p);
  *cell = (ct_cell){p, end - p, false};
  return end;
}

// Steps over CR LF, CR or LF.
CT_INLINE const uint8_t *after_line_end(const uint8_t *p, const uint8_t *end) {
  return p + 1 + (*p == '\r' && end - p > 1 && p[1] == '\n');
}

static const uint8_t *after_line(const uint8_t *p, const uint8_t *end) {
  while (p < end && !is_line_end(*p)) ++p;
  return p < end ? after_line_end(p, end) : p;
}

// A cell that is a number, or what stands for one; false for others.
CT_INLINE bool number(const ct_rows *rows, ct_format format, const ct_cell *cell, double *value) {
  const uint8_t *const end = cell->start + cell->length;
  const uint8_t *const start = skip_blanks(format, cell->start, end);
  if (start == end) {
    *value = rows->empty;
    return rows->reads_empty;
  }
  if (rows->reads_nan && end - start == 3 && (start[0] | 32) == 'n' && (start[1] | 32) == 'a' &&
      (start[2] | 32) == 'n') {
    *value = __builtin_nan("");
    return true;
  }
  const uint8_t *const last = decimal(start, end, value);
  return last && skip_blanks(format, last, end) == end;
}

// Reads the cell at `p` into its column and returns where it ends, or NULL with an outcome.
CT_INLINE const uint8_t *read_cell(ct_rows *rows, ct_format format, const uint8_t *p, int64_t column,
                                   int64_t row, ct_outcome *outcome) {
  const ct_kind kind = rows->kinds[column];
  if (kind == CT_NUMBER) {
    // What is usual first: a number, and nothing before or after it.
    double *const target = rows->numbers[column] + row;
    const uint8_t *const last = decimal(p, format.end, target);
    if (last && is_cell_end(format, last)) return last;
  }
  ct_cell cell;
  const uint8_t *const end = cell_end(format, p, &cell);
  if (!end) {
    *outcome = CT_BAD_QUOTES;
  } else if (kind == CT_SKIPPED) {
    return end;
  } else if (kind == CT_TEXT) {
    rows->texts[column][row] = cell;
    return end;
  } else if (number(rows, format, &cell, rows->numbers[column] + row)) {
    return end;
  } else {
    *outcome = CT_UNUSUAL_NUMBER;
    rows->position = end;
  }
  rows->cell = cell;
  return NULL;
}

CT_INLINE ct_outcome read_rows(ct_rows *rows, ct_format format) {
  const uint8_t *p = rows->position;
  const uint8_t *const end = rows->end;
  int64_t row = rows->row, column = rows->column;
  ct_outcome outcome;
  if (rows->resumes) {
    rows->resumes = false;
    goto cell_done;
  }
  for (;; ++row) {
    for (;;) {
      rows->position = p;
      rows->row = row;
      if (p >= rows->stop) return CT_END;
      if (row == rows->limit) return CT_FULL;
      if (format.by_blanks) p = skip_blanks(format, p, end);
      if (p == end || is_line_end(*p)) return CT_BLANK_LINE;
      if (!rows->has_comments || *p != rows->comment) break;
      p = after_line(p, end);
    }
    rows->row_start = p;
    for (column = 0;;) {
      const uint8_t *const next = read_cell(rows, format, p, column, row, &outcome);
      if (!next) {
        rows->row = row;
        rows->column = column;
        return outcome;
      }
      p = next;
    cell_done:
      ++column;
      if (format.by_blanks) p = skip_blanks(format, p, end);
      if (p == end || is_line_end(*p)) break;
      if (!format.by_blanks) ++p;
      if (column == rows->columns) return CT_WRONG_COUNT;
    }
    if (column != rows->columns) return CT_WRONG_COUNT;
    if (p < end) p = after_line_end(p, end);
  }
}

ct_outcome ct_read_rows(ct_rows *rows) {
  if (rows->is_separated_by_blanks)
    return read_rows(rows, (ct_format){rows->end, ' ', true});
  return read_rows(rows, (ct_format){rows->end, rows->separator, false});
}

const uint8_t *ct_next_row(const ct_rows *rows, const uint8_t *p) {
  for (const uint8_t *next = p; p < rows->end; p = next) {
    const uint8_t *q = p;
    if (rows->is_separated_by_blanks)
      while (q < rows->end && is_blank(*q)) ++q;
    if (q == rows->end) return q;
    if (!is_line_end(*q) && !(rows->has_comments && *q == rows->comment)) return p;
    next = after_line(q, rows->end);
  }
  return p;
}

int64_t ct_count_cells(const ct_rows *rows, const uint8_t *p) {
  const ct_format format = {rows->end, rows->separator, rows->is_separated_by_blanks};
  if (format.by_blanks) p = skip_blanks(format, p, format.end);
  for (int64_t count = 1;; ++count) {
    ct_cell cell;
    p = cell_end(format, p, &cell);
    if (!p) return 0;
    if (format.by_blanks) p = skip_blanks(format, p, format.end);
    if (p == format.end || is_line_end(*p)) return count;
    if (!format.by_blanks) ++p;
  }
}

const uint8_t *ct_decimal(const uint8_t *start, const uint8_t *end, double *value) {
  return decimal(start, end, value);
}

// One for a line end at `p`, where CR LF counts at the LF.
CT_INLINE uint8_t ends_line(const uint8_t *p) {
  return (uint8_t)((p[0] == '\n') | ((p[0] == '\r') & (p[1] != '\n')));
}

#define LANES 64

int64_t ct_count_line_ends(const uint8_t *p, const uint8_t *end) {
  if (p == end) return 0;
  int64_t count = is_line_end(end[-1]);
  // The last byte has none after it. A lane of 8 bits counts up to 255.
  while (end - p > LANES) {
    uint8_t lane[LANES] = {0};
    for (int turn = 0; turn < 255 && end - p > LANES; ++turn, p += LANES)
      for (int i = 0; i < LANES; ++i) lane[i] += ends_line(p + i);
    for (int i = 0; i < LANES; ++i) count += lane[i];
  }
  for (; p < end - 1; ++p) count += ends_line(p);
  return count;
}
