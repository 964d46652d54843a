package io.insula.console.browser;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks a class of tests that drive a browser. Its tests may take {@link ConsoleWindows} as a
 * parameter. JUnit skips them on a machine without a browser.
 */
@Tag("browser")
@ExtendWith(BrowserSetup.class)
@Target(TYPE)
@Retention(RUNTIME)
@interface InBrowser {}
