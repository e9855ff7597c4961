# A client's command: ssh HOST som …
cli-ssh-refused = this cannot be run over SSH here
cli-ssh-allowed = what can be run (all with --lang da|en, --ascii and --plain-lines, too):
  { "  " }{ $list }
cli-ssh-not-this = { $name } cannot be used here
cli-ssh-input = { $name } can only be -, which reads standard input
cli-ssh-too-long = the command is longer than { $kb } kB
cli-ssh-control = the command has a line break or a control character
cli-ssh-shell = there is no shell here to take { $sign }
cli-ssh-unclosed = a quotation mark is not closed, or nothing follows a \
cli-ssh-no-text = leave out -t, and pass it on with >
