# En klients kommando: ssh HOST som …
cli-ssh-refused = det kan ikke køres over SSH her
cli-ssh-allowed = man kan køre (alle også med --lang da|en, --ascii og --plain-lines):
  { "  " }{ $list }
cli-ssh-not-this = { $name } kan ikke bruges her
cli-ssh-input = { $name } kan kun være -, som læser standard input
cli-ssh-too-long = kommandoen er på mere end { $kb } kB
cli-ssh-control = der er linjeskift eller styretegn i kommandoen
cli-ssh-shell = tegnet { $sign } kan ikke bruges i kommandoen: her er ingen shell
cli-ssh-unclosed = et anførselstegn er ikke lukket, eller der er intet efter \
cli-ssh-no-text = udelad -t, og send det videre med >
