# The state of steps and fields.
state-not-started = Not started
state-in-progress = In progress
state-too-long = Too long
state-faulty = Error
state-done = Completed

# What is wrong with an answer whatever its kind (draft::check::ProblemKind).
problem-conflict = Two people wrote in the answer at the same time: choose which text stands

# What is wrong with an answer of a kind (form::kind::Flaw).
kind-phone = Enter a valid phone number; foreign numbers with country code
kind-email = Enter a valid e-mail address, e.g. navn@kommune.dk
kind-email-smtputf8 = The address has æ, ø, å or other special letters before the @. Not all mail systems can send to it
kind-cpr-notice = This looks like a civil registration number. Do not write civil registration numbers or other confidential or sensitive data about citizens. The application is sent by e-mail
kind-kommune-near = The name resembles a municipality but is none of the 98. Check the spelling
