package io.insula.reporting.internal.google;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;

/** Keeps all processes together inside of what Google allows in a minute. */
@Singleton
@Requires(condition = GoogleConfiguredCondition.class)
class RequestQuota {
  /** What is limited separately. */
  enum Kind {
    READ,
    WRITE
  }

  private final TokenBuckets buckets;
  private final String account;
  private final String project;
  private final int ofUser;
  private final int ofProject;
  private final Pauses pauses;

  RequestQuota(
      TokenBuckets buckets, ServiceAccount account, GoogleSettings settings, Pauses pauses) {
    this.buckets = buckets;
    this.account = account.email();
    this.project = account.project();
    this.ofUser = settings.userQuota();
    this.ofProject = settings.projectQuota();
    this.pauses = pauses;
  }

  /** Waits until one more request may be sent. */
  void take(Kind kind, PublishAttempt attempt) {
    var wait = reserve(kind);
    if (wait.isPositive()) {
      pauses.pause(wait, attempt::beat);
    }
  }

  /** Always in the same order, so that two processes do not wait for each other. */
  @Transactional
  Duration reserve(Kind kind) {
    var user = buckets.take("user " + account + " " + kind, TokenRate.perMinute(ofUser));
    var all = buckets.take("project " + project + " " + kind, TokenRate.perMinute(ofProject));
    return user.compareTo(all) > 0 ? user : all;
  }
}
