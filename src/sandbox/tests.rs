//! Landlock on threads of their own: what a thread gives up, its test gives up with it, and no other.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::net::{TcpListener, TcpStream};
use std::thread;

use super::*;

/// Does something on a thread that gave up all but `leave`; `None` where the kernel has no Landlock.
fn within<T: Send + 'static>(leave: Leave, act: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    if try_out(Path::new("/")) == Hold::Nothing {
        eprintln!("skipped: this kernel has no Landlock");
        return None;
    }
    let restricted = thread::spawn(move || {
        let status = rules(&leave).and_then(RulesetCreated::restrict_self).expect("Landlock");
        assert_ne!(Hold::of(&status), Hold::Nothing);
        act()
    });
    Some(restricted.join().expect("no panic"))
}

fn is_refused<T>(result: std::io::Result<T>) -> bool {
    matches!(result, Err(error) if error.kind() == std::io::ErrorKind::PermissionDenied)
}

#[test]
fn only_its_own_folders_can_be_read_and_written() {
    let own = tempfile::tempdir().expect("a folder");
    let other = tempfile::tempdir().expect("a folder");
    let leave = Leave { folders: vec![own.path().to_owned()], ..Leave::default() };
    let (inside, outside) = (own.path().to_owned(), other.path().to_owned());
    within(leave, move || {
        let mut file =
            OpenOptions::new().write(true).create_new(true).open(inside.join("a")).expect("a file");
        file.write_all(b"text").expect("written");
        assert!(File::open(inside.join("a")).is_ok());
        assert!(std::fs::read_dir(&inside).is_ok());
        assert!(is_refused(File::open("/etc/passwd")));
        assert!(is_refused(std::fs::read_dir(&outside)));
        assert!(is_refused(OpenOptions::new().write(true).create_new(true).open(outside.join("a"))));
        assert!(is_refused(std::os::unix::fs::symlink("/etc/passwd", inside.join("link"))));
    });
}

#[test]
fn a_file_can_be_left_to_be_read() {
    let leave = Leave { reads: vec!["/etc/passwd".into(), "/findes/ikke".into()], ..Leave::default() };
    within(leave, || {
        assert!(File::open("/etc/passwd").is_ok());
        assert!(is_refused(OpenOptions::new().append(true).open("/etc/passwd")));
        assert!(is_refused(File::open("/etc/group")));
    });
}

#[test]
fn a_link_leads_nowhere() {
    let own = tempfile::tempdir().expect("a folder");
    let link = own.path().join("link");
    std::os::unix::fs::symlink("/etc/passwd", &link).expect("a link");
    let leave = Leave { folders: vec![own.path().to_owned()], ..Leave::default() };
    assert_ne!(within(leave, move || is_refused(File::open(link))), Some(false));
}

#[test]
#[expect(clippy::disallowed_methods, reason = "this is to fail")]
fn nothing_can_be_executed() {
    let refused = within(Leave::default(), || is_refused(std::process::Command::new("/bin/true").status()));
    assert_ne!(refused, Some(false));
}

#[test]
fn one_port_can_be_left_open() {
    let (one, two) = (TcpListener::bind("127.0.0.1:0"), TcpListener::bind("127.0.0.1:0"));
    let (Ok(one), Ok(two)) = (one, two) else { return };
    if !try_out(Path::new("/")).is_whole() {
        eprintln!("skipped: this kernel's Landlock leaves the network open");
        return;
    }
    let (left, closed) = (one.local_addr().expect("an address"), two.local_addr().expect("an address"));
    within(Leave { port: Some(left.port()), ..Leave::default() }, move || {
        assert!(TcpStream::connect(left).is_ok());
        assert!(is_refused(TcpStream::connect(closed)));
        assert!(is_refused(TcpListener::bind("127.0.0.1:0")));
    });
}

#[test]
fn a_folder_that_is_not_there_is_passed_over() {
    let leave = Leave { folders: vec!["/findes/ikke".into()], ..Leave::default() };
    assert_ne!(within(leave, || is_refused(File::open("/etc/passwd"))), Some(false));
}

#[test]
fn core_dumps_stay_given_up() {
    give_up_core_dumps();
    assert!(!dumps_core());
    give_up_core_dumps();
    assert!(!dumps_core());
}

#[test]
fn older_kernels_hold_less() {
    assert!(Hold::Landlock(7).is_whole() && !Hold::Landlock(5).is_whole() && !Hold::Nothing.is_whole());
}
