# Trinenes og felternes tilstand.
state-not-started = Ikke startet
state-in-progress = I gang
state-too-long = For lang
state-faulty = Fejl
state-filled = Udfyldt
state-done = Gennemført

# What is wrong with an answer whatever its kind (draft::check::ProblemKind).
problem-conflict = To har skrevet i svaret samtidig: vælg, hvilken tekst der gælder
problem-write = Skriv svaret på ”{ $field }”
problem-choose = Vælg et svar på ”{ $field }”

# What is wrong with an answer of a kind (form::kind::Flaw).
kind-phone-few = Skriv 8 cifre, fx 63 52 50 00
kind-phone-many = Skriv 8 cifre, fx 63 52 50 00, eller + og landekode foran et udenlandsk nummer
kind-phone-danish = Skriv 8 cifre efter +45, fx +45 63 52 50 00
kind-phone-abroad = Skriv hele nummeret efter +, landekoden først, fx +46 8 123 456 78
kind-phone-signs = Skriv kun ét nummer, og kun med cifre, fx 63 52 50 00
kind-phone-extension = Skriv lokalnummeret med 1 til 6 cifre, fx 63 52 50 00 lok. 123
kind-email-at = Skriv adressen med @, fx navn@kommune.dk
kind-email-several = Skriv kun én adresse, med ét @, fx navn@kommune.dk
kind-email-more = Skriv kun selve adressen, fx navn@kommune.dk
kind-email-blanks = Skriv adressen uden mellemrum, fx navn@kommune.dk
kind-email-name = Skriv også det, der står før @, fx navn@kommune.dk
kind-email-dots = Der er et punktum for meget. Skriv fx navn@kommune.dk
kind-email-end = Skriv også slutningen efter @, fx navn@kommune.dk
kind-email-signs = Adressen er for lang eller har tegn, som ikke kan stå i en e-mailadresse. Skriv fx navn@kommune.dk
kind-email-smtputf8 = Adressen har æ, ø, å eller andre særlige bogstaver før @. Ikke alle mailsystemer kan sende til den
kind-number-none = Skriv kun et tal, fx 1.234,5
kind-number-groups = Skriv tallet med punktum mellem tusinder og komma før decimaler, fx 1.234,5
kind-number-long = Tallet har for mange cifre. Skriv højst 15 før kommaet og 9 efter
kind-kroner-none = Skriv kun beløbet i kroner, med alle cifre, fx 1.250.000
kind-kroner-groups = Skriv beløbet med punktum mellem tusinder og komma før ører, fx 1.250.000 eller 1.250.000,50
kind-kroner-decimals = Skriv højst to cifre efter kommaet, fx 1.250.000,50, og punktum mellem tusinder
kind-kroner-long = Beløbet har for mange cifre. Skriv det i kroner, fx 1.250.000
kind-date-none = Skriv kun en dato, fx 7. november 2023 eller 7/11 2023
kind-date-year = Skriv også årstallet, fx 7. november 2023
kind-date-impossible = Datoen findes ikke. Skriv fx 7. november 2023
kind-date-weekday = Ugedagen passer ikke til datoen. Ret den, eller skriv datoen uden ugedag
kind-choice-other = Svaret er ikke en af mulighederne. Vælg en af dem i stedet
kind-choices-other = Et af svarene er ikke en af mulighederne. Vælg blandt dem, og fjern det, der ikke er en
kind-yes-no-neither = Svar Ja eller Nej
kind-cvr-digits = Skriv cvr-nummeret med 8 cifre, fx 12345674
kind-cvr-check = Cifrene passer ikke til et cvr-nummer. Tjek, om der er en slåfejl
kind-file-folder = Skriv kun filens navn, uden mappe, fx budget.xlsx
kind-file-name = Skriv filens navn, fx budget.xlsx
kind-cpr-notice = Her ser ud til at stå et cpr-nummer. Skriv ikke cpr-numre eller andre fortrolige eller følsomme oplysninger om borgere. Ansøgningen sendes som e-mail
kind-kommune-near = Navnet ligner en kommune, men er ikke en af de 98. Tjek stavemåden
