//! Certificates that the tests' own authority issues.

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair, date_time_ymd};
use rustls::pki_types::CertificateDer;

/// A certificate with its key, and the authority that issued it.
#[derive(Debug, Clone)]
pub(crate) struct Certificate {
    pub chain: Vec<CertificateDer<'static>>,
    /// PKCS #8.
    pub key: Vec<u8>,
    /// In PEM.
    pub authority: String,
}

impl Certificate {
    /// One for these hosts, that holds today.
    pub(crate) fn for_hosts(hosts: &[&str]) -> Self {
        Certificate::until(hosts, 2090)
    }

    /// One for these hosts, that holds until the beginning of a year.
    pub(crate) fn until(hosts: &[&str], year: i32) -> Self {
        let mut authority = CertificateParams::new(Vec::new()).expect("no names");
        authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let authority_key = KeyPair::generate().expect("a key");
        let authority_certificate = authority.self_signed(&authority_key).expect("a certificate");
        let issuer = Issuer::new(authority, authority_key);
        let names: Vec<String> = hosts.iter().map(|&host| host.to_owned()).collect();
        let mut own = CertificateParams::new(names).expect("names of hosts");
        own.not_before = date_time_ymd(2010, 1, 1);
        own.not_after = date_time_ymd(year, 1, 1);
        let key = KeyPair::generate().expect("a key");
        let certificate = own.signed_by(&key, &issuer).expect("a certificate");
        Certificate {
            chain: vec![certificate.der().clone()],
            key: key.serialize_der(),
            authority: authority_certificate.pem(),
        }
    }
}
