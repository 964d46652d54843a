package io.insula.threads;

/**
 * The votes on a thread, after a vote was set.
 *
 * @param upVotes the number of votes for it
 * @param downVotes the number of votes against it
 * @param myVote the vote of this voter
 */
public record VoteTally(long upVotes, long downVotes, Vote myVote) {}
