package io.insula.threads;

/**
 * The votes on a thread after a voter's own was set.
 *
 * @param upVotes how many voters are for it
 * @param downVotes how many are against it
 * @param myVote the voter's own
 */
public record VoteTally(long upVotes, long downVotes, Vote myVote) {}
