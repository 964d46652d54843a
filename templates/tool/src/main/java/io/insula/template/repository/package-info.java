/** The repositories of templates and of services: their files, commits and records. */
@NullMarked
package io.insula.template.repository;

import org.jspecify.annotations.NullMarked;
