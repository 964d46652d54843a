package io.insula.remote;

import java.nio.file.Path;

/**
 * The files by which a process proves who it is, and knows others, in PEM format.
 *
 * @param certificate its own certificate, and those that lead from it to an authority
 * @param key its private key, unencrypted (PKCS #8)
 * @param authorities the certificates of those whose word on others it takes
 */
public record PemFiles(Path certificate, Path key, Path authorities) {}
