//! Landlock on threads of their own: what a thread gives up, its test gives up with it, and no other.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::net::{TcpListener, TcpStream, UdpSocket};
use std::os::linux::net::SocketAddrExt;
use std::os::unix::net::{SocketAddr, UnixListener, UnixStream};
use std::thread;

use super::*;

/// Does something on a thread that gave up all but `allowed`; `None` where the kernel has no Landlock.
fn within<T: Send + 'static>(allowed: Allowed, act: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    if try_out(Path::new("/")) == Enforcement::Nothing {
        eprintln!("skipped: this kernel has no Landlock");
        return None;
    }
    let restricted = thread::spawn(move || {
        let status = rules(&allowed).and_then(RulesetCreated::restrict_self).expect("Landlock");
        assert_ne!(Enforcement::of(&status), Enforcement::Nothing);
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
    let allowed = Allowed { folders: vec![own.path().to_owned()], ..Allowed::default() };
    let (inside, outside) = (own.path().to_owned(), other.path().to_owned());
    within(allowed, move || {
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
    let allowed = Allowed { reads: vec!["/etc/passwd".into(), "/findes/ikke".into()], ..Allowed::default() };
    within(allowed, || {
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
    let allowed = Allowed { folders: vec![own.path().to_owned()], ..Allowed::default() };
    assert_ne!(within(allowed, move || is_refused(File::open(link))), Some(false));
}

#[test]
#[expect(clippy::disallowed_methods, reason = "this is to fail")]
fn nothing_can_be_executed() {
    let refused = within(Allowed::default(), || is_refused(std::process::Command::new("/bin/true").status()));
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
    within(Allowed { port: Some(left.port()), ..Allowed::default() }, move || {
        assert!(TcpStream::connect(left).is_ok());
        assert!(is_refused(TcpStream::connect(closed)));
        assert!(is_refused(TcpListener::bind("127.0.0.1:0")));
    });
}

/// As docs/drift.md says.
#[test]
fn udp_stays_open_and_sockets_that_are_files_do_on_older_kernels() {
    let Enforcement::Landlock(version) = try_out(Path::new("/")) else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("socket");
    let _file = UnixListener::bind(&path).expect("a socket");
    let name = SocketAddr::from_abstract_name(format!("som-{}", std::process::id())).expect("a name");
    let _abstract = UnixListener::bind_addr(&name).expect("a socket");
    let udp = UdpSocket::bind("127.0.0.1:0").expect("a socket");
    let to = udp.local_addr().expect("an address");
    within(Allowed::default(), move || {
        assert!(UdpSocket::bind("127.0.0.1:0").and_then(|socket| socket.send_to(b"x", to)).is_ok());
        assert_eq!(is_refused(UnixStream::connect(path)), version >= 9);
        assert_eq!(is_refused(UnixStream::connect_addr(&name)), version >= CLOSES_ALL);
    });
}

#[test]
fn a_folder_that_is_not_there_is_passed_over() {
    let allowed = Allowed { folders: vec!["/findes/ikke".into()], ..Allowed::default() };
    assert_ne!(within(allowed, || is_refused(File::open("/etc/passwd"))), Some(false));
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
    assert!(
        Enforcement::Landlock(7).is_whole()
            && !Enforcement::Landlock(5).is_whole()
            && !Enforcement::Nothing.is_whole()
    );
}
