# The state of steps and fields.
state-not-started = Not started
state-in-progress = In progress
state-too-long = Too long
state-faulty = Error
state-filled = Filled in
state-done = Completed

# What is wrong with an answer whatever its kind (draft::check::ProblemKind).
problem-conflict = Two people wrote in the answer at the same time: choose which text stands
problem-write = Write the answer to ”{ $field }”
problem-choose = Choose an answer to ”{ $field }”

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
kind-cpr-notice = This looks like a civil registration number. Do not write civil registration numbers or other confidential or sensitive data about citizens. The application is sent by e-mail
kind-kommune-near = The name resembles a municipality but is none of the 98. Check the spelling
