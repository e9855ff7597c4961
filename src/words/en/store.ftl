# Files: what went wrong, and what to do about it. The causes stand after a colon or in brackets.
store-name-path = a name is no path and does not start with a dot
store-name-path-hint = write the draft's name alone, such as aarhus
store-name-characters = a name has only a-z, 0-9 and dashes, at most 64 of them
store-name-characters-hint = write it like aarhus or aeroe-2
store-name-control = the name is empty, too long or has characters that cannot be shown
store-name-control-hint = give the file another name

store-load-missing = does not exist
store-load-missing-hint = see which drafts there are with som list
store-load-not-a-draft = not a draft
store-load-too-big = not a draft: larger than 4 MB
store-load-not-text = cannot be read: not text in UTF-8
store-load-other-form = the form { $form } isn't here
store-load-other-form-hint = Put { $form }.ron into the folder forms of the data folder, or see the answers with som show.
store-load-newer = written by a newer som
store-load-newer-hint = update som; the file is untouched
store-load-line = cannot be read: line { $line }
store-load-line-field = cannot be read: line { $line }, field "{ $field }"
store-load-doubled = cannot be read: line { $line }, the field "{ $field }" is there twice
store-load-content-hint = correct the file in a text editor, or take an earlier version with som restore; som has not touched it
store-load-io = cannot be read: { $cause }
store-load-no-version = there is no version "{ $id }"
store-load-no-version-hint = see the versions with som versions { $name }
store-load-many-versions = several versions begin with "{ $id }"
store-load-many-versions-hint = write more of the version's id
store-restore-damaged = the draft { $cause }
store-restore-damaged-hint = restore the whole version, without a field; the damaged file is set aside as it is
store-restore-raced = someone else saved meanwhile; the restored text is in "{ $aside }"
store-restore-raced-hint = see what the draft says now, and restore again

store-save-too-big = the draft is larger than 4 MB
store-save-too-big-hint = shorten the longest answer
store-save-unreadable = the draft could not be read again
store-save-purged = the draft has been removed for good
store-unsynced = not surely on the disk: { $cause }
store-unsynced-hint = repeat it once the disk answers again; until then a power cut may take the change
store-save-unreadable-hint = the file on disk is untouched; save the text elsewhere and report the fault
store-save-exists = the file is there already
store-save-exists-hint = choose another name
store-save-not-a-file = not an ordinary file
store-save-not-text = the file is not text in UTF-8
store-save-not-text-hint = save it as UTF-8 from the editor that made it
store-save-overgrown = the file is larger than 4 MB
store-save-overgrown-hint = delete what you do not use in it

store-io-full = the disk is full
store-io-full-hint = delete something, and save again
store-io-quota = the quota is used up
store-io-read-only = read only
store-io-read-only-hint = ask the owner for write access to the folder and the file
store-io-no-access = you have no read access
store-io-no-access-hint = ask the owner for read access to the folder and the file
store-io-disk = the disk answers with errors
store-io-disk-hint = check the disk or the connection to it
store-io-gone = the folder is gone
store-io-away = the folder of drafts is gone
store-io-too-big = the file has become too large for the disk
store-io-host-full = the host has run out of resources
store-io-other = error { $number }
store-io-unknown = unknown error

# When the program has to be left.
store-panic-saved = som stopped because of a fault ({ $place }). The text is saved in { $path }
store-panic-unsaved = som stopped because of a fault ({ $place }). The last of it was not saved; the rest is in { $path }
store-panic = som stopped because of a fault ({ $place })

# The external editor.
store-outside-restricted = other programs cannot be started here
store-outside-not-started = { $editor } could not be started
store-outside-failed = { $editor } ended with an error; the text is unchanged
store-outside-unread = the text { $cause }

# Mistakes in files that are written by hand.
ron-fault = line { $line }, character { $column }: { $what }
ron-ends-early = the file ends too early: something is not closed
ron-no-comma = a comma is missing here
ron-no-colon = a colon is missing here
ron-no-bracket = a bracket is missing here: { $sign }
ron-unclosed-bracket = the bracket { $sign } is not closed
ron-unopened-bracket = a bracket is closed here that is not opened: { $sign }
ron-unclosed-comment = a comment is not closed
ron-unclosed-text = a text lacks its closing quotation mark
ron-too-much = something stands here after the end of the content
ron-not-a-text = a text in quotation marks should stand here
ron-not-a-number = a number should stand here
ron-not-yes-or-no = true or false should stand here
ron-not-a-list = a list in square brackets should stand here: [ … ]
ron-not-fields = names and values in brackets should stand here
ron-not-a-name = the name of a field should stand here
ron-unknown-field = there is no field called "{ $name }"
ron-no-field = the field "{ $name }" is missing
ron-doubled-field = the field "{ $name }" stands there twice
ron-other-kind = what stands here does not suit the field
ron-other = what stands here cannot be read

# A file that is no draft cannot be read.
store-no-file = there is no such file
store-no-file-hint = correct the path, or choose another file
store-odd-file = it is not an ordinary file
store-odd-file-hint = choose another file
store-large-file = it is larger than { $mb } MB
store-large-file-hint = choose a smaller file
