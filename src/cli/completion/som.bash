# Completion of som(1) in bash: som itself says what the word at the caret may become.
_som() {
    local found
    mapfile -t found < <(command som completions bash -- "${COMP_WORDS[@]:0:COMP_CWORD}" "$2" 2>/dev/null)
    COMPREPLY=()
    case ${found[0]-} in
        :files) compopt -o default -o filenames ;;
        :folders) compopt -o dirnames -o filenames ;;
        # Behind a tab stands what is said of it.
        *) COMPREPLY=("${found[@]%%$'\t'*}") ;;
    esac
}
complete -F _som som
