//! A real sshd on the loopback with keys, settings and an account of its own, as docs/drift.md has it for a host that offers
//! nothing but som. Where it can't be had, the test says so and holds nothing.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::os::unix::fs::{MetadataExt, chown};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Pid, PidfdFlags, pidfd_open};

use crate::account::{Account, make_folder};
use crate::terminal::{LaunchOptions, Terminal};

/// The settings that a host gets.
const PACKAGED: &str = include_str!("../../packaging/sshd-som.conf");

/// What the host needs besides: its own keys and port, nothing of the machine's own settings.
const HOST: &str = "\
ListenAddress 127.0.0.1:{port}
HostKey {folder}/host
PidFile none
AuthorizedKeysFile {folder}/user.pub
PasswordAuthentication no
KbdInteractiveAuthentication no
UsePAM no
StrictModes no
AllowUsers som-test
";

/// Makes room for sshd where nobody else sees it, puts the program where the account can reach it, and starts.
const START: &str = "mount -t tmpfs tmpfs /run && mkdir /run/sshd && mount --bind \"$1\" \"$2\" \
    && exec /usr/sbin/sshd -D -e -f \"$3\"";

/// A session that lost its line has this long to be gone: what the program promises, and sshd's own part.
const END: Duration = Duration::from_secs(5);

/// A host that offers som over SSH. Dropped, it is gone.
pub(crate) struct Host {
    pub account: Account,
    number: u32,
    port: u16,
    sshd: Child,
}

impl Host {
    /// Starts it.
    pub(crate) fn start() -> Option<Self> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = 58_000 + NEXT.fetch_add(1, Ordering::Relaxed);
        let tools =
            ["/usr/sbin/sshd", "/usr/bin/ssh", "/usr/bin/ssh-keygen", "/usr/bin/sftp", "/usr/bin/scp"];
        if let Some(missing) = tools.iter().find(|tool| !Path::new(tool).exists()) {
            eprintln!("skipped: {missing} is not installed");
            return None;
        }
        if !rustix::process::getuid().is_root() {
            eprintln!("skipped: sshd can log another account in for root only");
            return None;
        }
        let account = Account::numbered(number)?;
        chown(account.path("home"), Some(number), Some(number)).expect("a home");
        for key in ["host", "user"] {
            make_key(&account.path(key));
        }
        let port = free_port();
        let folder = account.path("").display().to_string();
        let som = account.path("som").display().to_string();
        let packaged =
            PACKAGED.replace("Match Group som", "Match User som-test").replace("/usr/bin/som", &som);
        let settings = format!("{HOST}{packaged}").replace("{folder}", folder.trim_end_matches('/'));
        account.put("sshd_config", &settings.replace("{port}", &port.to_string()));
        account.put("som", "");
        let sshd = start_sshd(&account, &som);
        Some(Host { account, number, port, sshd })
    }

    /// Gives all below a folder to the account.
    pub(crate) fn give(&self, path: &Path) {
        std::os::unix::fs::lchown(path, Some(self.number), Some(self.number)).expect("it is there");
        if path.is_dir() && !path.is_symlink() {
            for entry in path.read_dir().expect("a folder") {
                self.give(&entry.expect("an entry").path());
            }
        }
    }

    /// Logs in, in a terminal of 80×24, with these options and this command for the host.
    pub(crate) fn log_in(&self, options: &[&str], command: &[&str]) -> Terminal {
        let all = [["-tt", "-e", "none"].as_slice(), options].concat();
        let mut arguments = self.options("-p");
        arguments.extend(all.iter().map(|&option| option.to_owned()));
        arguments.push(DESTINATION.to_owned());
        arguments.extend(command.iter().map(|&word| word.to_owned()));
        let mut variables = hostile_variables();
        variables.push(("TERM", "xterm-256color"));
        variables.push(("LANG", "da_DK.UTF-8"));
        Terminal::start(LaunchOptions {
            program: "/usr/bin/ssh".into(),
            arguments: arguments.into_iter().map(Into::into).collect(),
            variables: variables.into_iter().map(|(name, value)| (name, value.into())).collect(),
            folder: self.account.path(""),
            size: (80, 24),
        })
        .expect("a terminal")
    }

    /// `ssh`, ready to be started without a terminal.
    #[expect(clippy::disallowed_methods, reason = "this runs the client")]
    pub(crate) fn ssh(&self, options: &[&str], command: &[&str]) -> Command {
        let mut ssh = Command::new("/usr/bin/ssh");
        ssh.args(self.options("-p")).arg("-T").args(options).arg(DESTINATION).args(command);
        ssh.env_clear().stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        ssh
    }

    /// The document that the same program writes on the host, as the account itself.
    pub(crate) fn export(&self, command: &str) -> Vec<u8> {
        let som = self.account.path("som").display().to_string();
        let id = self.number.to_string();
        let bound = format!(
            "mount --bind {} {som} && exec setpriv --reuid {id} --regid {id} --clear-groups {som} --restricted {command} -o -",
            env!("CARGO_BIN_EXE_som")
        );
        self.account.command("/bin/sh", &["-c", &bound]).output().expect("som runs").stdout
    }

    /// Runs one of the programs that copy files over SSH.
    #[expect(clippy::disallowed_methods, reason = "this runs the client")]
    pub(crate) fn copy(&self, program: &str, arguments: &[&str]) -> Output {
        let mut command = Command::new(program);
        command.args(self.options("-P")).args(arguments).env_clear().stdin(Stdio::null());
        command.output().expect("it runs")
    }

    fn options(&self, port: &str) -> Vec<String> {
        let key = self.account.path("user").display().to_string();
        let port_number = self.port.to_string();
        let mut options = vec!["-F", "none", port, &port_number, "-i", &key];
        for option in [
            "IdentitiesOnly=yes",
            "IdentityAgent=none",
            "StrictHostKeyChecking=no",
            "UserKnownHostsFile=/dev/null",
            "LogLevel=ERROR",
            "ConnectTimeout=10",
        ] {
            options.extend(["-o", option]);
        }
        options.into_iter().map(str::to_owned).collect()
    }

    /// The processes of the account that are not sshd's.
    pub(crate) fn processes(&self) -> Vec<i32> {
        let all = Path::new("/proc").read_dir().expect("the processes").flatten();
        let of_account = |id: &i32| {
            let folder = format!("/proc/{id}");
            // A program that can't be dumped belongs to root there; its number stands in its status.
            Path::new(&folder).metadata().is_ok_and(|found| found.uid() == self.number || found.uid() == 0)
                && status(*id, "Uid").split_whitespace().next() == Some(&self.number.to_string())
                && !status(*id, "Name").starts_with("sshd")
        };
        all.filter_map(|entry| entry.file_name().to_str()?.parse().ok()).filter(of_account).collect()
    }

    /// The one process that a session is: som, in the place of the shell that began it.
    #[track_caller]
    pub(crate) fn session(&self) -> i32 {
        let all = self.processes();
        let som: Vec<i32> = all.iter().copied().filter(|id| status(*id, "Name") == "som").collect();
        assert_eq!(som.len(), 1, "{:?}", all.iter().map(|id| status(*id, "Name")).collect::<Vec<_>>());
        som[0]
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        // Sessions end with their clients.
        let _ = self.sshd.kill();
        let _ = self.sshd.wait();
    }
}

const DESTINATION: &str = "som-test@127.0.0.1";

/// What a client may try to make the host's som read; sent with `-o SendEnv`.
pub(crate) fn hostile_variables() -> Vec<(&'static str, &'static str)> {
    vec![
        ("VISUAL", "/bin/sh"),
        ("EDITOR", "/bin/sh"),
        ("SOM_DATA", "/etc"),
        ("SOM_NOW", "1999-01-01"),
        ("XDG_DATA_HOME", "/etc"),
        ("LD_PRELOAD", "/tmp/som-test.so"),
        ("PATH", "/tmp/som-test:/usr/bin:/bin"),
        ("BASH_ENV", "/tmp/som-test.sh"),
        ("ENV", "/tmp/som-test.sh"),
    ]
}

/// Waits until a process is gone, as it should be soon.
#[track_caller]
pub(crate) fn is_gone(id: i32) {
    let Ok(process) = pidfd_open(Pid::from_raw(id).expect("a process"), PidfdFlags::empty()) else { return };
    let within = Timespec::try_from(END).expect("a short time");
    let mut ended = [PollFd::new(&process, PollFlags::IN)];
    assert!(poll(&mut ended, Some(&within)).expect("a wait") > 0, "{id} is still there");
}

/// What the kernel says of a process, under a heading of its `status`.
#[expect(clippy::disallowed_methods, reason = "the kernel tells of processes in files")]
pub(crate) fn status(id: i32, heading: &str) -> String {
    let text = std::fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix(heading)?.strip_prefix(":\t"));
    line.unwrap_or_default().to_owned()
}

/// The environment that a process was started with.
#[expect(clippy::disallowed_methods, reason = "the kernel tells of processes in files")]
pub(crate) fn environment(id: i32) -> String {
    let bytes = std::fs::read(format!("/proc/{id}/environ")).expect("it is running");
    String::from_utf8_lossy(&bytes).replace('\0', "\n")
}

#[expect(clippy::disallowed_methods, reason = "a test makes its own keys")]
fn make_key(path: &Path) {
    make_folder(path.parent().expect("a folder"));
    let made =
        Command::new("/usr/bin/ssh-keygen").args(["-q", "-t", "ed25519", "-N", "", "-f"]).arg(path).status();
    assert!(made.expect("ssh-keygen runs").success());
}

/// A port that nobody has. Another program may take it before it is used; then sshd says so.
pub(crate) fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.local_addr().expect("an address").port()
}

/// Starts sshd and waits until it listens.
fn start_sshd(account: &Account, som: &str) -> Child {
    let settings = account.path("sshd_config").display().to_string();
    let mut command =
        account.command("/bin/sh", &["-c", START, "sh", env!("CARGO_BIN_EXE_som"), som, &settings]);
    let mut sshd =
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("sshd");
    let mut log = BufReader::new(sshd.stderr.take().expect("a pipe"));
    let mut said = String::new();
    while !said.contains("Server listening") {
        assert!(log.read_line(&mut said).expect("a log") > 0, "sshd ended: {said}");
    }
    // What it says later is for nobody, and must not hold it up.
    std::thread::spawn(move || std::io::copy(&mut log, &mut std::io::sink()));
    sshd
}
