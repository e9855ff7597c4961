# Completion of som(1) in fish: som itself says what the word at the caret may become.
function __som_found
    command som completions fish -- (commandline -opc) (commandline -ct) 2>/dev/null
end
function __som_wants_a_file
    __som_found | string match -q -- :files
end
function __som_candidates
    set -l found (__som_found)
    switch "$found[1]"
        case :folders
            __fish_complete_directories (commandline -ct)
        case '*'
            # Behind a tab stands what is said of it.
            printf '%s\n' $found
    end
end
complete -c som -f -n 'not __som_wants_a_file' -a '(__som_candidates)'
# fish's own way with files knows blanks, ~, and what is behind a =.
complete -c som -F -n __som_wants_a_file
