-- Where each term occurs: the lexical half of search. One row for a term and a batch of chunks, one posting for each chunk.
--
-- A term is a 64-bit hash of its collection and itself, so there is no table of terms that every batch would have to lock, and a
-- collection never meets another's terms. A posting is packed: bits 20-31 the chunk's offset from base, bits 14-19 how often it
-- holds the term (63 and more are 63), bits 0-13 its length in terms (at most 16,383).

create table postings (
  term bigint not null,
  base bigint not null,
  posting int4 not null,
  more int4[]
);
comment on column postings.base is 'Id of the first chunk of the batch';
comment on column postings.posting is 'Of the first chunk that holds the term; most rows have no other, and an array costs 24 bytes';
-- A list of a thousand chunks stays in its row: fetched apart it would cost a search more than the rest of it.
alter table postings alter column more set storage main;
create index postings_by_term on postings (term);
create index postings_by_base on postings (base);
