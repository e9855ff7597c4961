//! The command `som`: the library does the work, this prints what went wrong and says how it ended.

use std::process::ExitCode;

fn main() -> ExitCode {
    let (words, outcome) = som::cli::run(std::env::args_os());
    match outcome {
        Ok(exit) => exit.into(),
        Err(failure) => {
            som::cli::talk(&failure.text(&words));
            failure.exit().into()
        }
    }
}
