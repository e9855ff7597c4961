//! Which certificates are trusted: the host's own list, and what the settings add. No environment variable adds any.

use std::fs::File;
use std::io::Read;
use std::sync::Arc;

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};

use crate::mail::error::CertificateFlaw;
use crate::mail::{SendError, Smtp};

/// Where the list is: Debian and Alpine, Fedora and Red Hat, openSUSE, others.
pub(super) const HOSTS_CERTIFICATES: [&str; 4] = [
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
];

/// The longest list that is read, in bytes.
const LONGEST: u64 = 4 << 20;

/// How the server must prove its identity.
pub(super) fn parameters(smtp: &Smtp) -> Result<Arc<ClientConfig>, SendError> {
    let mut roots = RootCertStore::empty();
    for pem in [&hosts_own()[..], smtp.trusted.as_deref().unwrap_or_default()] {
        // Old lists hold some that can't be used.
        roots.add_parsable_certificates(CertificateDer::pem_slice_iter(pem).filter_map(Result::ok));
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let untrusted = |_| SendError::Certificate { host: smtp.host.clone(), flaw: CertificateFlaw::Untrusted };
    Ok(Arc::new(config.map_err(untrusted)?.with_root_certificates(roots).with_no_client_auth()))
}

/// The first of the host's lists that exists.
fn hosts_own() -> Vec<u8> {
    let read = |path: &&str| {
        let mut pem = Vec::new();
        File::open(path).ok()?.take(LONGEST).read_to_end(&mut pem).ok()?;
        (!pem.is_empty()).then_some(pem)
    };
    HOSTS_CERTIFICATES.iter().find_map(read).unwrap_or_default()
}
