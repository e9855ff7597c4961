# Sending the application by e-mail.
sending-title = Send the application
sending-where-to = S sends the application to { $address }. E exports the document to a file.
sending-to = To
sending-to-hint = A colleague can read it first: enter the colleague's address.
sending-from = From
sending-subject = Subject
sending-attached = Attached
sending-via = Sent via
sending-approval = Approval
sending-earlier = Earlier
sending-none = (missing)

# What stands in the way.
sending-no-address = To: Enter the recipient's e-mail address
sending-bad-address = To: { $message }
sending-no-sender = From: Enter your address under "{ $field }", or have it set up on this host
sending-read-only = Read only: the application cannot be sent from here, because the receipt cannot be saved in the draft.
sending-not-set-up = No e-mail can be sent from here: it is not set up on this host.
sending-instead =
    Press E and write the application to a file: Outlook opens an .eml file as a finished e-mail.
    Or attach the Word document to an e-mail to { $address }.
sending-by-hand =
    The form isn't sent by e-mail. { $how }
    Write an address if a colleague is to see the application.
sending-by-hand-instead =
    Press E and write the application to a file. The form isn't sent by e-mail.
    { $how }
sending-wait = The application is being sent. Wait until that is done

# The question.
sending-ask = Send the application to { $address } now?
sending-ask-again = The application was sent to { $address } on { $time }. Send it again now?
sending-ask-unsettled = It is unknown whether the application went to { $address } on { $time }. Send it again now?
sending-yes = Yes, send
sending-settle = Settle or send
sending-arrived = It arrived
sending-lost = It did not arrive
sending-quit-ask = The application is being sent. If you quit now, it is unknown whether it goes. Do you want to quit?
sending-quit-yes = Yes, quit

# What came of it.
sending-short = Sending …
sending-saving = Saving the draft before it is sent …
sending-under-way = Sending the application to { $address } … You can go on writing meanwhile.
sending-done =
    The application was sent { $time } to { $address }.
    You get no confirmation that it arrived.
sending-failed = The application is not sent to { $address }. The draft is saved. Try again, or send the file yourself.
sending-not-saved = Not sent, because the draft could not be saved ({ $cause }). Try again when it is saved.
sending-unknown = It is unknown whether the application went. Ask at { $address } before you send it again.
sending-notice-done = The application was sent { $time }
sending-notice-failed = The application is not sent: { $cause }
sending-notice-unknown = Unknown whether the application went: { $cause }
sending-shown =
    The application was sent for reading to { $address } { $time }.
    It is not sent to the agency.
sending-forestalled = A colleague sent it to the same address meanwhile. See "Earlier"
sending-changed = A colleague changed the draft meanwhile. Look through it before you send again
sending-set-aside = The draft's file was replaced meanwhile. Your answers are saved in a draft of their own
sending-notice-shown = The application was sent for reading to { $address }

# A copy for the house itself.
mailing-hint = Send to { $address }
mailing-under-way = Sending the Word document to { $address } …
mailing-done = A copy of the Word document has been sent to { $address }. The application has not been sent.
mailing-failed = The copy has not been sent to { $address }.
mailing-unknown = It is not known whether the copy went to { $address }.
