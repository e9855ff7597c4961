//! File systems by their kernel number, and what to expect of each.

use rustix::fd::AsFd;
use rustix::fs::fstatfs;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct FileSystem {
    /// Its common name; empty if unknown.
    pub name: &'static str,
    /// What to expect of it.
    pub nature: Nature,
    /// The kernel's number for it.
    pub number: u64,
}

/// What to expect of a file system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Nature {
    /// A local disk, where every guarantee holds.
    Local,
    /// On the network: other hosts change it without this one noticing.
    Network,
    /// In memory: lost at reboot.
    Memory,
    /// Layered, as in containers: what is written may go with the container.
    Layered,
    /// Without owners: every user may read everything.
    Plain,
    /// Implemented by a program (FUSE).
    Program,
    /// Can't be written at all.
    ReadOnly,
    /// Not in the table.
    Unknown,
}

/// Magic numbers (`linux/magic.h`, and each file system's own sources).
const KNOWN: &[(u64, &str, Nature)] = &[
    (0xef53, "ext4", Nature::Local),
    (0x5846_5342, "xfs", Nature::Local),
    (0x9123_683e, "btrfs", Nature::Local),
    (0x2fc1_2fc1, "zfs", Nature::Local),
    (0xf2f5_2010, "f2fs", Nature::Local),
    (0xca45_1a4e, "bcachefs", Nature::Local),
    (0x5265_4973, "reiserfs", Nature::Local),
    (0x3153_464a, "jfs", Nature::Local),
    (0xf15f, "ecryptfs", Nature::Local),
    (0x6969, "NFS", Nature::Network),
    (0x517b, "SMB", Nature::Network),
    (0xff53_4d42, "CIFS", Nature::Network),
    (0xfe53_4d42, "SMB", Nature::Network),
    (0x00c3_6400, "Ceph", Nature::Network),
    (0x5346_414f, "AFS", Nature::Network),
    (0x6b41_4653, "AFS", Nature::Network),
    (0x0116_1970, "GFS2", Nature::Network),
    (0x7461_636f, "OCFS2", Nature::Network),
    (0x0bd0_0bd0, "Lustre", Nature::Network),
    (0x0102_1997, "9p", Nature::Network),
    (0x0102_1994, "tmpfs", Nature::Memory),
    (0x8584_58f6, "ramfs", Nature::Memory),
    (0x794c_7630, "overlay", Nature::Layered),
    (0x6573_5546, "FUSE", Nature::Program),
    (0x4d44, "FAT", Nature::Plain),
    (0x2011_bab0, "exFAT", Nature::Plain),
    (0x5346_544e, "NTFS", Nature::Plain),
    (0x7366_746e, "NTFS", Nature::Plain),
    (0x7371_7368, "squashfs", Nature::ReadOnly),
    (0xe0f5_e1e2, "erofs", Nature::ReadOnly),
    (0x9660, "iso9660", Nature::ReadOnly),
];

impl FileSystem {
    /// Whether other hosts may write it, so that the kernel's locks may not reach everyone.
    pub(crate) fn may_be_remote(self) -> bool {
        matches!(self.nature, Nature::Network | Nature::Program)
    }

    /// The file system that a folder is on.
    pub(in crate::store) fn of(folder: impl AsFd) -> rustix::io::Result<Self> {
        let found = fstatfs(folder)?;
        // Signed on some hosts.
        #[expect(clippy::cast_sign_loss, reason = "it is a pattern of 32 bits")]
        Ok(FileSystem::numbered(found.f_type as u64 & 0xffff_ffff))
    }

    fn numbered(number: u64) -> Self {
        let known = KNOWN.iter().find(|(known, ..)| *known == number);
        let (name, nature) = known.map_or(("", Nature::Unknown), |(_, name, nature)| (*name, *nature));
        FileSystem { name, nature, number }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_system_is_known_by_its_number() {
        assert_eq!(FileSystem::numbered(0xef53).name, "ext4");
        assert_eq!(FileSystem::numbered(0xff53_4d42).nature, Nature::Network);
        let unknown = FileSystem { name: "", nature: Nature::Unknown, number: 1 };
        assert_eq!(FileSystem::numbered(1), unknown);
    }

    #[test]
    fn no_number_stands_there_twice() {
        let mut numbers: Vec<u64> = KNOWN.iter().map(|(number, ..)| *number).collect();
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers.len(), KNOWN.len());
    }
}
