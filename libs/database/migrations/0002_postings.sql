-- Where each term occurs: the lexical half of search. One row for a term and a batch of chunks.
--
-- A term is a 64-bit hash of its collection and itself, so there is no table of terms that every batch would have to lock, and a
-- collection never meets another's terms. A row of `packed` is one chunk: bits 20-31 its offset from base, bits 14-19 how often
-- it holds the term (63 and more are 63), bits 0-13 its length in terms (at most 16,383).

create table postings (
  term bigint not null,
  base bigint not null,
  packed int4[] not null
);
comment on column postings.base is 'Id of the first chunk of the batch';
-- A list of a thousand chunks stays in its row: fetched apart it would cost a search more than the rest of it.
alter table postings alter column packed set storage main;
create index postings_by_term on postings (term);
create index postings_by_base on postings (base);
