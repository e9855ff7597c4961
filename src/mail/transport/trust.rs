//! Which certificates are trusted: the host's own list, and what the settings add. No environment variable adds any.

use std::fs::File;
use std::io::Read;

use lettre::transport::smtp::client::{Certificate, CertificateStore, TlsParameters};
use rustls::RootCertStore;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;

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
pub(super) fn parameters(smtp: &Smtp) -> Result<TlsParameters, SendError> {
    let untrusted = || SendError::Certificate { host: smtp.host.clone(), flaw: CertificateFlaw::Untrusted };
    let mut builder = TlsParameters::builder(smtp.host.clone()).certificate_store(CertificateStore::None);
    let own = certificates(&hosts_own());
    let added = certificates(smtp.trusted.as_deref().unwrap_or_default());
    for certificate in own.into_iter().chain(added) {
        let certificate = Certificate::from_der(certificate.to_vec()).map_err(|_| untrusted())?;
        builder = builder.add_root_certificate(certificate);
    }
    builder.build().map_err(|_| untrusted())
}

/// The usable certificates of a list; old lists hold others, too.
fn certificates(pem: &[u8]) -> Vec<CertificateDer<'static>> {
    let mut trial = RootCertStore::empty();
    let all = CertificateDer::pem_slice_iter(pem).filter_map(Result::ok);
    all.filter(|certificate| trial.add(certificate.clone()).is_ok()).collect()
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
