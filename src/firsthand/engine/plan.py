"""The relational plan of `firsthand lineage`: steps in SQL that DuckDB and Spark both take, word for word.

In: the name of a step, and the values it is filled with. Out: SQL. No step hashes or looks at a text; a step that asks
for no order gives its rows in any. A *rank* is an article's place in time; its *seat* is the rank, or the rank and
`articles` when it is an aggregator, which comes after all others. Steps that bring texts and lists together say which
ranks they are asked for, `low` to `high`: no engine has to hold the lists of all. In these the right side of a join is
the one to hold: it is of these ranks alone.
"""

STEPS = {
    # 1: one row an article, in time order
    "outlets": """
select name, cast(row_number() over (order by name) - 1 as int) as outlet
from (select distinct outlet as name from staged where outlet is not null) named
""",
    "facts": """
select
    cast(row_number() over (order by s.undated, s.moment, s.updated, s.captured, s.key, s.id) - 1 as int) as rank,
    s.number, s.id, s.key, coalesce(o.outlet, -1) as outlet, s.published, s.times, s.address, s.mark, s.own,
    s.published is null or length(s.published) <= {day} as unsure
from staged s
join (select min(number) as number from staged where id is not null group by id) once on once.number = s.number
left join outlets o on o.name = s.outlet
""",
    "articles": """
select f.rank, f.outlet, s.times, s.text, s.block_start, s.block_end, s.block_kind
from staged s join facts f on f.number = s.number
""",
    # 3: furniture; `prints` has the hashes of short blocks as well, `fresh` is the first in its article
    "alike": """
with heads as (
    select fingerprint, outlet, min(rank) as head from prints where not block group by fingerprint, outlet
), firsts as (
    select fingerprint, min(head) as head from heads group by fingerprint
), sizes as (
    select rank, count(*) as prints from prints where not block group by rank
), turns as (
    select fingerprint, outlet, rank, lag(rank) over (partition by fingerprint, outlet order by rank) as before
    from prints where not block and fresh
), pairs as (
    select h.head as a, p.rank as b, 1 as of_first
    from prints p join heads h on h.fingerprint = p.fingerprint and h.outlet = p.outlet
    where not p.block and p.rank <> h.head
    union all
    select f.head as a, p.rank as b, 1 as of_first
    from prints p join heads h on h.fingerprint = p.fingerprint and h.outlet = p.outlet
    join firsts f on f.fingerprint = p.fingerprint
    where not p.block and p.rank <> f.head and h.head <> f.head
    union all
    select t.before as a, p.rank as b, 0 as of_first
    from prints p join turns t on t.fingerprint = p.fingerprint and t.rank = p.rank
    join heads h on h.fingerprint = p.fingerprint and h.outlet = p.outlet
    where not p.block and t.before <> h.head
), told as (
    select a, b, count(*) as shared, sum(of_first) as of_first from pairs group by a, b
)
select t.a, t.b from told t join sizes one on one.rank = t.a join sizes other on other.rank = t.b
where t.of_first >= cast({one_story} as double) * least(one.prints, other.prints)
    or t.shared >= cast({one_story} as double) * greatest(one.prints, other.prints)
""",
    "notices": """
select p.fingerprint from prints p left join stories s on s.node = p.rank
where not p.block group by p.fingerprint
having count(distinct coalesce(s.component, p.rank)) >= {notice}
    and sum(case when p.outermost then 1 else 0 end) >= cast({always} as double) * count(*)
""",
    "recurring": """
with often as (
    select block, fingerprint, outlet, count(*) as holders, min(rank) as earliest
    from prints where fresh group by block, fingerprint, outlet
    having count(*) >= {fewest}
), told as (
    select o.block, o.fingerprint, o.outlet, count(distinct coalesce(s.component, p.rank)) as stories
    from prints p join often o on o.block = p.block and o.fingerprint = p.fingerprint and o.outlet = p.outlet
    left join stories s on s.node = p.rank
    where p.fresh group by o.block, o.fingerprint, o.outlet
), everywhere as (
    select p.block, p.fingerprint, sum(case when p.fresh then 1 else 0 end) as holders, min(p.rank) as earliest,
        sum(case when p.outermost then 1 else 0 end) >= cast({mostly} as double) * count(*) as at_edges
    from prints p join (select distinct block, fingerprint from often) o
        on o.block = p.block and o.fingerprint = p.fingerprint
    group by p.block, p.fingerprint
), judged as (
    select o.block, o.fingerprint, o.outlet, t.stories, e.at_edges,
        o.holders >= cast({own} as double) * e.holders and o.earliest = e.earliest as own
    from often o
    join told t on t.block = o.block and t.fingerprint = o.fingerprint and t.outlet = o.outlet
    join everywhere e on e.block = o.block and e.fingerprint = o.fingerprint
)
select block, fingerprint, outlet, own, not own and not at_edges as amid from judged
where (block and own and stories >= {same_block}) or (not block and stories >= {stories})
""",
    "flags": """
select p.rank, p.place, p.block, r.own, r.amid, p.outermost and n.fingerprint is not null as notice
from prints p
left join recurring r on r.block = p.block and r.fingerprint = p.fingerprint and r.outlet = p.outlet
left join notices n on n.fingerprint = p.fingerprint and not p.block
where r.fingerprint is not null or (n.fingerprint is not null and p.outermost)
""",
    "furnished": """
select a.rank, a.text, a.block_start, a.block_end, a.block_kind, f.edge, f.inner_edge, f.amid, f.notice, f.repeated
from articles a left join (
    select rank,
        array_agg(place) filter (where not block) as edge,
        array_agg(place) filter (where not block and own) as inner_edge,
        array_agg(place) filter (where not block and amid) as amid,
        array_agg(place) filter (where notice) as notice,
        array_agg(place) filter (where block) as repeated
    from flags where rank >= {low} and rank < {high} group by rank
) f on f.rank = a.rank
where a.rank >= {low} and a.rank < {high}
""",
    # 4: quotations, wherever the same words stand
    "said": """
select fingerprint, run from (
    select fingerprint, run, count(*) over (partition by fingerprint) as runs
    from (select distinct fingerprint, run from quoted_runs) once
) counted where runs <= {most} or run = fingerprint
""",
    "heard": """
select distinct p.rank, s.run from prints p join said s on s.fingerprint = p.fingerprint where not p.block
""",
    "classed": """
select a.rank, a.text, f.kinds, f.quotes, h.runs
from articles a
join (select rank, kinds, quotes from furnished where rank >= {low} and rank < {high}) f on f.rank = a.rank
left join (
    select rank, array_agg(run) as runs from heard where rank >= {low} and rank < {high} group by rank
) h on h.rank = a.rank
where a.rank >= {low} and a.rank < {high}
""",
    # 5: the star join, each fingerprint's hubs against its other holders; no date of an unsure one tells the hour
    "seeds": """
with seated as (
    select p.fingerprint, p.quoted, p.position, p.fresh,
        cast(case when s.rank is null then p.rank else p.rank + {articles} end as int) as seat
    from postings p left join {sinks} s on s.rank = p.rank
), shared as (
    select fingerprint, quoted from postings where fresh group by fingerprint, quoted having count(*) > 1
), counted as (
    select t.fingerprint, t.quoted, t.position, t.seat,
        f.rank is not null as unsure, row_number() over (partition by t.fingerprint, t.quoted order by t.seat) as nth,
        row_number() over (partition by t.fingerprint, t.quoted, f.rank is not null order by t.seat) as nth_such
    from seated t join shared s on s.fingerprint = t.fingerprint and s.quoted = t.quoted
    left join (select rank from facts where unsure) f on f.rank = t.seat
    where t.fresh
), held as (
    select fingerprint, quoted, position, seat,
        nth <= case when quoted then {near_quoted} else {near} end as early, unsure and nth_such <= {unsure} as late
    from counted
)
select h.seat as a, h.position as a_position, p.seat as b, p.position as b_position
from held h join seated p on p.fingerprint = h.fingerprint and p.quoted = h.quoted and p.seat > h.seat
where h.early or h.late
union all
select o.seat as a, o.position as a_position, p.seat as b, p.position as b_position
from held h
join seated p on p.fingerprint = h.fingerprint and p.quoted = h.quoted and p.seat = h.seat
join held o on o.fingerprint = h.fingerprint and o.quoted = h.quoted and o.seat < h.seat
where h.late and not o.early and not o.late
""",
    "cut": """
with counted as (
    select p.fingerprint, f.rank is not null as unsure,
        row_number() over (partition by p.fingerprint order by p.rank) as nth,
        row_number() over (partition by p.fingerprint, f.rank is not null order by p.rank) as nth_such
    from postings p left join (select rank from facts where unsure) f on f.rank = p.rank
    where p.fresh and not p.quoted
), others as (
    select count(*) as holders from counted
    where nth > {near} and not (unsure and nth_such <= {unsure}) group by fingerprint
)
select cast(count(*) as bigint) as fingerprints,
    cast(coalesce(sum(cast(holders as double) * (holders - 1) / 2), 0) as bigint) as pairs
from others where holders > 1
""",
    "fresh": """
select s.* from seeds_again s left join kept k on k.a = s.a and k.b = s.b where k.a is null
""",
    # 6: pairs laid side by side, in parts by the later article
    "needed": """
select distinct part, seat from (
    select cast(floor(b / {part}) as int) as part, a as seat from {seeds}
    union all select cast(floor(b / {part}) as int) as part, b as seat from {seeds}
) both_sides
""",
    "aligned": """
with n as (
    select part, seat, seat % {articles} as rank from {needed}
    where part * {part} >= {low} and part * {part} < {high}
)
select n.part, n.seat, t.outlet, t.times, t.text, t.block_start, t.block_end, c.kinds, s.a, s.a_position, s.b_position
from n
join (
    select rank, outlet, times, text, block_start, block_end from articles where rank in (select rank from n)
) t on t.rank = n.rank
join (select rank, kinds from classed where rank in (select rank from n)) c on c.rank = n.rank
left join (
    select b as seat, array_agg(a) as a, array_agg(a_position) as a_position, array_agg(b_position) as b_position
    from {seeds} where b >= {low} and b < {high} group by b
) s on s.seat = n.seat and n.part = cast(floor(n.seat / {part}) as int)
""",
    # 7: aggregators: articles that share with many earlier ones; whether those are strangers the kernel says
    "partners": """
with sides as (
    select b as rank, a as other, b_body as own_body, body from aligned where body > 0
    union all select a as rank, b as other, a_body as own_body, body from aligned where body > 0
), near as (
    select s.rank, s.other, s.own_body from sides s
    join facts f on f.rank = s.rank join facts o on o.rank = s.other
    where not (f.outlet >= 0 and f.outlet = o.outlet)
        and (f.published is null or o.published is null or o.published <= f.published)
), crowded as (select rank from near group by rank having count(*) >= {many})
select n.rank, n.other, n.own_body from near n join crowded c on c.rank = n.rank
""",
    "related": """
select p.rank, array_agg(t.a) as one, array_agg(t.b) as two
from partners p
join aligned t on t.a = p.other
join partners q on q.rank = p.rank and q.other = t.b
join classed ca on ca.rank = t.a join classed cb on cb.rank = t.b
where t.body >= cast({related} as double) * least(ca.body, cb.body)
group by p.rank
""",
    "sinks": """
select p.rank, c.body, p.others, p.bodies, r.one, r.two
from (select rank, array_agg(other) as others, array_agg(own_body) as bodies from partners group by rank) p
join classed c on c.rank = p.rank left join related r on r.rank = p.rank
""",
    "no-sinks": "select rank from facts where rank < 0",
    "kept": """
select t.* from aligned t left join sinks one on one.rank = t.a left join sinks other on other.rank = t.b
where one.rank is null and other.rank is null
""",
    "ties-as-they-are": "select * from aligned",
    "ties-with-sinks-last": "select * from kept union all select * from aligned_again",
    # 8: sources and directions, in parts by the later article
    "sources": """
select cast(floor(t.b / {part}) as int) as part, t.a, t.b, t.pieces, t.a_body, t.b_body,
    fa.outlet as a_outlet, fb.outlet as b_outlet
from ties t join facts fa on fa.rank = t.a % {articles} join facts fb on fb.rank = t.b % {articles}
""",
    "better": """
select t.a, t.b, array_agg(s.a) as better
from ties t join sources s on s.b = t.b join ties u on u.a = s.a and u.b = t.a
group by t.a, t.b
""",
    "directed": """
select cast(floor(t.b / {part}) as int) as part, t.a, t.b, t.pieces, t.spans, t.a_body, t.b_body, x.better,
    fa.outlet as a_outlet, fa.times as a_times, fa.address as a_address, fa.mark as a_mark, fa.own as a_own,
    fb.outlet as b_outlet, fb.times as b_times, fb.address as b_address, fb.mark as b_mark, fb.own as b_own
from ties t left join better x on x.a = t.a and x.b = t.b
join facts fa on fa.rank = t.a % {articles} join facts fb on fb.rank = t.b % {articles}
""",
    "reuse": """
select fa.key as a_key, r.a_start, r.a_end, fb.key as b_key, r.b_start, r.b_end,
    r.relation, r.content, r.score, r.direction
from directed r join facts fa on fa.rank = r.a % {articles} join facts fb on fb.rank = r.b % {articles}
""",
    # 9: texts
    "weighed": """
select t.a, t.b, t.body,
    t.body > 0 and t.body >= cast({major} as double) * ca.body
        and t.body >= cast({not_nothing} as double) * cb.body as major,
    (t.a >= {articles} or t.b >= {articles})
        and not (t.a >= {articles} and t.b >= {articles} and fa.outlet = fb.outlet and fa.outlet >= 0) as outside,
    fa.outlet = fb.outlet and fa.outlet >= 0
        and t.body >= cast({most} as double) * greatest(ca.body, cb.body) as through,
    ca.body as a_size, cb.body as b_size
from ties t
join classed ca on ca.rank = t.a % {articles} join classed cb on cb.rank = t.b % {articles}
join facts fa on fa.rank = t.a % {articles} join facts fb on fb.rank = t.b % {articles}
""",
    "rows-of-bonds": """
select w.b, w.a, coalesce(s.words, 0) as words, w.body, w.a_size, w.b_size
from weighed w left join sources s on s.a = w.a and s.b = w.b
where not w.outside and w.body > 0 order by w.b, w.a
""",
    "seats": """
select f.rank, cast(case when s.rank is null then f.rank else f.rank + {articles} end as int) as seat,
    f.id, f.key, f.address
from facts f left join {sinks} s on s.rank = f.rank
""",
    "states": """
with addressed as (
    select m.first as a, s.seat as b from seats s
    join (select address, min(seat) as first from seats where address is not null group by address) m
        on m.address = s.address where s.seat <> m.first
)
select a, b from addressed
union all
select w.a, w.b from weighed w
join sources s on s.a = w.a and s.b = w.b and s.nth = 0
left join addressed d on d.b = w.b
where w.through and not w.outside and d.b is null
""",
    "tied": "select a, b from bonds union all select a, b from states",
    "carriers": """
select w.a, w.b, w.body, w.a_size, coalesce(y.component, -1) as text, fa.times as a_times, fb.times as b_times
from weighed w join facts fa on fa.rank = w.a % {articles} join facts fb on fb.rank = w.b % {articles}
left join named y on y.node = w.b left join named x on x.node = w.a
where w.major and not w.outside and x.node is null order by w.a, w.b
""",
    "all-tied": "select a, b from tied union all select a, b from last",
    "members": """
select coalesce(n.component, s.seat) as text,
    array_agg(s.seat) as seats, array_agg(s.id) as ids, array_agg(s.key) as article_keys
from seats s left join whole n on n.node = s.seat group by coalesce(n.component, s.seat)
""",
    "texts-out": "select id, articles, first from texts",
    # connected pieces: a round lowers each node's name to the least one near; see pieces.py
    "links": "select a, b from {edges} union select b as a, a as b from {edges}",
    "named-0": "select distinct a as node, a as component, a as before from {links}",
    "lowered": """
with low as (
    select node, min(component) as component from (
        select node, component from {named}
        union all select l.a as node, n.component from {links} l join {named} n on n.node = l.b
        union all select n.node, j.component from {named} n join {named} j on j.node = n.component
    ) near group by node
), hooked as (
    select n.component as name, min(w.component) as component
    from {named} n join low w on w.node = n.node group by n.component
)
select n.node, least(w.component, h.component) as component, n.component as before
from {named} n join low w on w.node = n.node join hooked h on h.name = n.component
""",
    "changed": "select count(*) as n from {named} where component <> before",
    "pieces": "select node, component from {named}",
    "count": "select count(*) as n from {rows}",
    "all": "select * from {rows}",
    "problems": """
select problem_where as where_, problem_code as code, problem_message as message
from staged where problem_code is not null order by number
""",
}


def sql(step: str, **values: int | float | str) -> str:
    """The SQL of a step, filled with its values; KeyError for a step or a value that does not exist."""
    return STEPS[step].format(**values)
