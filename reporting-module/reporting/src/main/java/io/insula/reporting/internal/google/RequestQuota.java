package io.insula.reporting.internal.google;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;

/** Keeps the requests of all processes together below Google's limits for each minute. */
@Singleton
@Requires(condition = GoogleConfiguredCondition.class)
class RequestQuota {
  /** The kinds of requests. Each kind has a separate limit. */
  enum Kind {
    READ,
    WRITE
  }

  private final TokenBuckets buckets;
  private final String account;
  private final String project;
  private final int ofUser;
  private final int ofProject;
  private final Sleeper sleeper;

  RequestQuota(
      TokenBuckets buckets, ServiceAccount account, GoogleSettings settings, Sleeper sleeper) {
    this.buckets = buckets;
    this.account = account.email();
    this.project = account.project();
    this.ofUser = settings.userQuota();
    this.ofProject = settings.projectQuota();
    this.sleeper = sleeper;
  }

  /** Waits until the quota allows one more request. */
  void take(Kind kind, PublishAttempt attempt) {
    var wait = reserve(kind);
    if (wait.isPositive()) {
      sleeper.pause(wait, attempt::heartbeat);
    }
  }

  /**
   * Takes a token for the account, then one for the project. This order prevents deadlocks between
   * processes.
   *
   * @return how long the request must wait
   */
  @Transactional
  Duration reserve(Kind kind) {
    var user = buckets.take("user " + account + " " + kind, BucketRate.perMinute(ofUser));
    var all = buckets.take("project " + project + " " + kind, BucketRate.perMinute(ofProject));
    return user.compareTo(all) > 0 ? user : all;
  }
}
