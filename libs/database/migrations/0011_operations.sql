-- Which letters the replays of a letter became.
create index dead_letters_of_replay on dead_letters ((headers ->> 'millrace-replay-of'))
  where headers ->> 'millrace-replay-of' is not null;
