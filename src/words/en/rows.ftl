# Rows of a group that repeats.
rows-added = Row { $number } has been added.
rows-removed = Row { $number } has been removed. Esc Z brings it back.
rows-no-more = There may be at most { $max } rows.
rows-emptied = Row { $number } is emptied: it must be there
rows-nothing-to-remove = the row is empty and must be there
rows-redone = The row is changed again
rows-question-gone = "{ $gone }" isn't asked any more, or the row was removed
rows-undone = The row is as before.
rows-first = The row is the first one.
rows-last = The row is the last one.
rows-blank = blank
rows-none = The question is not in a row.
rows-hint = { $add } adds a row, { $remove } removes this one
rows-too-many = There may be at most { $max }. Remove one, or put two together
