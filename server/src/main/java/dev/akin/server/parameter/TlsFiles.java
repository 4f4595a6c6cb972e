package dev.akin.server.parameter;

import java.nio.file.Path;

/**
 * Where the certificate and its private key are.
 *
 * @param certificate PEM: the server's certificate and those that lead from it to a root
 * @param key PEM: its private key, PKCS#8 without a password
 */
public record TlsFiles(Path certificate, Path key) {}
