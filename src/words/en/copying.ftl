# Copying out to one's own clipboard.
notice-copied-out = The text was sent to the terminal's clipboard ({ $size }). Not there? See F1
notice-copy-empty = There is nothing to copy: the answer is empty
notice-copy-too-long = The text is too long to copy out ({ $size } of at most { $limit }). F9 E exports
help-copying = "Copy out" (Esc P) sends the text to the clipboard of your own machine. The terminal must allow that (OSC 52). PuTTY never does, tmux only with "set -g set-clipboard on". Else use the terminal's own marking, or export.

# Sizes.
size-whole = { $whole } kB
size-tenths = { $whole }.{ $tenth } kB
size-thousands = { $thousands },{ $rest }

# som copy.
cli-copy = Copy an answer, or the whole application, to your own clipboard
cli-copied = sent to the terminal's clipboard ({ $size }); not all terminals allow it
cli-copy-empty = there is nothing to copy
cli-copy-empty-cause = the answer is empty
cli-copy-too-long = the text is too long to copy
cli-copy-too-long-cause = it takes { $size }, and a clipboard gets at most { $limit } this way
cli-copy-too-long-hint = write it to a file with som export { $draft } --to txt
cli-copy-no-terminal = there is no terminal to copy to
cli-copy-no-terminal-hint = som { $command } prints the text on standard output
