# The state of steps and fields.
state-not-started = Not started
state-in-progress = In progress
state-too-long = Too long
state-faulty = Error
state-filled = Filled in
state-done = Completed

# What is wrong with an answer whatever its kind (draft::check::ProblemKind).
problem-conflict = Two people wrote in the answer at the same time: choose which text stands
problem-write = Write the answer to "{ $field }"
problem-choose = Choose an answer to "{ $field }"

# What is wrong with an answer of a kind (form::kind::Flaw).
kind-phone-few = Enter 8 digits, e.g. 63 52 50 00
kind-phone-many = Enter 8 digits, e.g. 63 52 50 00, or + and the country code before a foreign number
kind-phone-danish = Enter 8 digits after +45, e.g. +45 63 52 50 00
kind-phone-abroad = Enter the whole number after the +, country code first, e.g. +46 8 123 456 78
kind-phone-signs = Enter one number only, in digits only, e.g. 63 52 50 00
kind-phone-extension = Enter the extension in 1 to 6 digits, e.g. 63 52 50 00 ext. 123
kind-email-at = Enter the address with an @, e.g. name@kommune.dk
kind-email-several = Enter one address only, with one @, e.g. name@kommune.dk
kind-email-more = Enter the address alone, e.g. name@kommune.dk
kind-email-blanks = Enter the address without spaces, e.g. name@kommune.dk
kind-email-name = Enter what comes before the @ too, e.g. name@kommune.dk
kind-email-dots = There is a dot too many. Enter e.g. name@kommune.dk
kind-email-end = Enter the end after the @ too, e.g. name@kommune.dk
kind-email-signs = The address is too long or has characters that no e-mail address has. Enter e.g. name@kommune.dk
kind-email-smtputf8 = The address has æ, ø, å or other special letters before the @. Not all mail systems can send to it
kind-number-none = Write only a number, e.g. 1.234,5 (Danish signs)
kind-number-groups = Write the number with dots between thousands and a comma before decimals, e.g. 1.234,5
kind-number-long = The number has too many digits. Write at most 15 before the comma and 9 after it
kind-kroner-none = Write only the amount in kroner, with all its digits, e.g. 1.250.000
kind-kroner-groups = Write the amount with dots between thousands and a comma before the decimals, e.g. 1.250.000 or 1.250.000,50
kind-kroner-decimals = Write at most two digits after the comma, e.g. 1.250.000,50, and dots between thousands
kind-kroner-long = The amount has too many digits. Write it in kroner, e.g. 1.250.000
kind-date-none = Write only a date, e.g. 7 November 2023 or 7/11 2023 (day first)
kind-date-year = Write the year as well, e.g. 7 November 2023
kind-date-impossible = There is no such date. Write e.g. 7 November 2023
kind-date-weekday = The weekday does not match the date. Correct it, or write the date without a weekday
kind-choice-other = The answer is none of the options. Choose one of them instead
kind-choices-other = One of the answers is none of the options. Choose among them, and take out what is none
kind-yes-no-neither = Answer yes or no
kind-cvr-digits = Write the CVR number with 8 digits, e.g. 12345674
kind-cvr-check = The digits do not make a CVR number. Check for a slip
kind-file-folder = Write only the name of the file, without its folder, e.g. budget.xlsx
kind-file-name = Write the name of the file, e.g. budget.xlsx
kind-cpr-notice = This looks like a civil registration number. Do not write civil registration numbers or other confidential or sensitive data about citizens. The application is sent by e-mail
kind-kommune-near = The name resembles a municipality but is none of the 98. Check the spelling
