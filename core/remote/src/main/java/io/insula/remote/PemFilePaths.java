package io.insula.remote;

import java.nio.file.Path;

/**
 * The files with which a process authenticates itself and verifies other processes, in PEM format.
 *
 * @param certificate the process's own certificate, with the chain to an authority
 * @param key the private key of the certificate, unencrypted (PKCS #8)
 * @param authorities the certificates of the trusted authorities
 */
public record PemFilePaths(Path certificate, Path key, Path authorities) {}
