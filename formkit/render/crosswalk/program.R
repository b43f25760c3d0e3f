separators <- c("/", ".", ":")
true_values <- c("1", "1.0", "true", "yes")
lines_said <- character(0)

say <- function(word, ...) {
  text <- words[[word]]
  fields <- list(...)
  for (name in names(fields)) {
    text <- gsub(paste0("{", name, "}"), as.character(fields[[name]]), text, fixed = TRUE)
  }
  lines_said <<- c(lines_said, text)
}

last_of <- function(names) names[length(names)]

# @names
place_names <- function() {
  found <- list()
  for (at in seq_along(columns)) {
    column <- columns[[at]]
    for (separator in separators) {
      name <- paste(column$old, collapse = separator)
      new <- if (length(column$new)) paste(column$new, collapse = separator) else name
      if (is.null(found[[name]])) found[[name]] <- list(at = at, new = new, code = NA_character_)
    }
  }
  for (at in seq_along(columns)) {
    column <- columns[[at]]
    name <- last_of(column$old)
    new <- if (length(column$new)) last_of(column$new) else name
    if (column$alone && is.null(found[[name]])) {
      found[[name]] <- list(at = at, new = new, code = NA_character_)
    }
  }
  found
}

new_code <- function(column, code) {
  place <- match(code, column$codes_old)
  if (is.na(place)) code else column$codes_new[place]
}

# @find
find_place <- function(header, known) {
  if (header == "") return(NULL)
  if (!is.null(known[[header]])) return(known[[header]])
  signs <- strsplit(header, "", fixed = TRUE)[[1]]
  for (at in rev(which(signs %in% separators))) {
    place <- known[[substr(header, 1, at - 1)]]
    if (at > 1 && !is.null(place) && columns[[place$at]]$several) {
      code <- substr(header, at + 1, nchar(header))
      new <- paste0(place$new, signs[at], new_code(columns[[place$at]], code))
      return(list(at = place$at, new = new, code = code))
    }
  }
  NULL
}

# @recode
recode <- function(header, column, values) {
  if (!length(column$codes_old) && !length(column$lost_codes)) return(values)
  texts <- trimws(values)
  if (any(texts %in% column$labels)) {
    say("labels", column = header)
    return(values)
  }
  parts <- if (column$several) strsplit(texts, "[ \t\r\n]+") else as.list(texts)
  every <- unlist(parts)
  made <- vapply(seq_along(values), function(row) {
    new <- unique(vapply(parts[[row]], function(code) new_code(column, code), ""))
    if (identical(unname(new), parts[[row]])) values[row] else paste(new, collapse = " ")
  }, "")
  for (code in unique(c(column$codes_old, column$lost_codes))) {
    count <- sum(every == code)
    if (count > 0) {
      is_lost <- code %in% column$lost_codes
      word <- if (!is_lost) "recoded" else if (code %in% column$codes_old) "taken_code" else "lost_code"
      say(word, column = header, code = code, new = new_code(column, code), count = count)
    }
  }
  made
}

# @column
repair_column <- function(header, place, values) {
  if (is.null(place)) return(list(header = header, values = values))
  column <- columns[[place$at]]
  if (column$lost) {
    say(if (place$new == header) "lost" else "set_aside", column = header, new = place$new)
    return(list(header = place$new, values = values))
  }
  if (!is.na(place$code)) {
    if (place$code %in% column$lost_codes) {
      say("lost_column", column = header, new = place$new)
    } else if (place$new != header) {
      say("renamed", column = header, new = place$new)
    }
    return(list(header = place$new, values = values))
  }
  if (place$new != header) say("renamed", column = header, new = place$new)
  list(header = place$new, values = recode(header, column, values))
}

# @either
either <- function(first, second, is_part) {
  one <- trimws(first)
  two <- trimws(second)
  made <- ifelse(two == "" | one == two, first, ifelse(one == "", second, NA_character_))
  if (is_part) {
    open <- is.na(made)
    made[open] <- ifelse(tolower(two[open]) %in% true_values, second[open], first[open])
  }
  made
}

# @join
join_columns <- function(headers, places, made) {
  result <- list()
  first_of <- list()
  for (at in seq_along(made)) {
    header <- made[[at]]$header
    key <- paste0(" ", header)
    if (is.null(first_of[[key]])) first_of[[key]] <- at
    first <- first_of[[key]]
    known <- vapply(result, function(one) one$header, "")
    place <- match(header, known)
    if (headers[first] == headers[at] || is.na(place)) {
      result[[length(result) + 1]] <- made[[at]]
      next
    }
    codes <- c(places[[first]]$code, places[[at]]$code)
    both <- either(result[[place]]$values, made[[at]]$values, any(!is.na(codes)))
    if (anyNA(both)) {
      say("apart", column = headers[at], new = header, row = which(is.na(both))[1] + 1)
      own <- if (headers[at] != header) headers[at] else headers[first]
      result[[length(result) + 1]] <- list(header = own, values = made[[at]]$values)
    } else {
      say("joined", column = headers[at], other = headers[first], new = header)
      result[[place]]$values <- both
    }
  }
  result
}

# @read
read_cells <- function(file) {
  bytes <- readBin(file, "raw", file.info(file)$size)
  if (length(bytes) >= 3 && all(bytes[1:3] == as.raw(c(0xef, 0xbb, 0xbf)))) bytes <- bytes[-(1:3)]
  text <- rawToChar(bytes)
  if (!validUTF8(text)) text <- enc2utf8(iconv(text, "windows-1252", "UTF-8", sub = "?"))
  line <- sub("\n.*", "", text, useBytes = TRUE)
  counts <- vapply(c(";", ",", "\t"), function(one) {
    sum(charToRaw(line) == charToRaw(one))
  }, 0)
  separator <- names(counts)[which.max(counts)]
  Encoding(text) <- "bytes"
  pattern <- paste0("(?:\"(?:[^\"]++|\"\")*+\"|[^", separator, "\r\n]*+)(?:", separator, "|\r?\n|$)")
  cells <- regmatches(text, gregexpr(pattern, text, perl = TRUE, useBytes = TRUE))[[1]]
  ends <- grepl("\n$", cells, useBytes = TRUE)
  last <- !ends & !grepl(paste0(separator, "$"), cells, useBytes = TRUE)
  last[!last & seq_along(cells) == length(cells)] <- TRUE
  values <- sub(paste0("(?:", separator, "|\r?\n)$"), "", cells, perl = TRUE, useBytes = TRUE)
  quoted <- grepl("^\"", values, useBytes = TRUE)
  inner <- gsub("^\"|\"$", "", values[quoted], useBytes = TRUE)
  values[quoted] <- gsub("\"\"", "\"", inner, fixed = TRUE, useBytes = TRUE)
  Encoding(values) <- "UTF-8"
  row <- cumsum(c(TRUE, (ends | last)[-length(cells)]))
  rows <- unname(split(values, row))
  rows <- rows[vapply(rows, function(one) length(one) > 1 || one[1] != "", TRUE)]
  list(rows = rows, separator = separator)
}

# @write
write_cells <- function(file, headers, values, separator) {
  quote_all <- function(texts) paste0("\"", gsub("\"", "\"\"", texts, fixed = TRUE), "\"")
  lines <- paste(quote_all(headers), collapse = separator)
  if (length(values[[1]])) {
    lines <- c(lines, do.call(paste, c(lapply(values, quote_all), sep = separator)))
  }
  text <- enc2utf8(paste0(paste(lines, collapse = "\n"), "\n"))
  writeBin(c(as.raw(c(0xef, 0xbb, 0xbf)), charToRaw(text)), file)
}

# @main
main <- function(arguments) {
  if (length(arguments) != 2) {
    message(words[["usage"]])
    return(2)
  }
  source <- arguments[1]
  target <- arguments[2]
  if (file.exists(target)) {
    message(gsub("{file}", target, words[["there"]], fixed = TRUE))
    return(2)
  }
  if (identical(readBin(source, "raw", 2), charToRaw("PK"))) {
    message(words[["only_csv"]])
    return(2)
  }
  table <- read_cells(source)
  headers <- table$rows[[1]]
  body <- table$rows[-1]
  values <- lapply(seq_along(headers), function(at) {
    vapply(body, function(row) if (at <= length(row)) row[at] else "", "")
  })
  known <- place_names()
  places <- lapply(headers, find_place, known = known)
  if (all(vapply(places, is.null, TRUE))) say("foreign", table = basename(source))
  made <- lapply(seq_along(headers), function(at) {
    repair_column(headers[at], places[[at]], values[[at]])
  })
  for (at in which(headers == "_parent_table_name")) {
    place <- match(values[[at]], repeats_old)
    made[[at]]$values <- ifelse(is.na(place), values[[at]], repeats_new[place])
  }
  joined <- join_columns(headers, places, made)
  write_cells(
    target,
    vapply(joined, function(one) one$header, ""),
    lapply(joined, function(one) one$values),
    table$separator
  )
  say("done", file = target)
  writeLines(lines_said)
  0
}
