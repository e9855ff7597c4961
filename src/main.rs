//! The command `som`: the library does the work, this prints what went wrong and says how it ended.

use std::process::ExitCode;

/// Called before Rust's runtime starts, which hides that standard output is closed.
#[cfg(target_os = "linux")]
#[used]
#[expect(
    unsafe_code,
    reason = "only the place of a function's address is named; nothing else runs that early"
)]
#[unsafe(link_section = ".init_array")]
static BEFORE_RUNTIME: extern "C" fn() = som::cli::note_closed_output;

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
