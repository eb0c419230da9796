import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Flex, Select } from "antd";
import type { FieldProblem } from "../../../api/problem";
import { useText } from "../../../text/language";
import type { Allocation } from "./allocationQuery";
import { CombinationMatrix } from "./CombinationMatrix";
import { OwnShare } from "./OwnShare";
import { type CombinationFields as Combination, cellsOf, isChanged, type ProportionFields } from "./proportions";
import { Wrong } from "./SharesEditor";
import { problemsAt } from "./sharePlaces";

/** A matrix of more than this is a list. */
const MATRIX_MAX = 400;

interface Props {
  readonly value: ProportionFields;
  readonly onChange: (value: ProportionFields) => void;
  readonly allocation: Allocation | undefined;
  readonly problems: readonly FieldProblem[];
  readonly fixed: boolean;
}

/** Combinations of categories that are excluded, or have a share of their own. */
export function CombinationFields({ value, onChange, allocation, problems, fixed }: Props) {
  const say = useText();
  const { dimensions, combinations } = value;
  const put = (next: readonly Combination[]) => onChange({ ...value, combinations: next });
  const isMatrix = dimensions.length === 2 && cellsOf(value) > 1 && cellsOf(value) <= MATRIX_MAX;
  return (
    <section className="shares-combinations" aria-labelledby="shares-combinations">
      <h3 id="shares-combinations" className="section-title">
        {say("shares.combinations")}
      </h3>
      <p className="soft" style={{ marginTop: 0 }}>
        {say(isMatrix ? "shares.combinations.matrix" : "shares.combinations.list")}
      </p>
      {isMatrix && <CombinationMatrix value={value} onChange={onChange} allocation={allocation} />}
      <ul className="shares-exceptions">
        {combinations.map((combination, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a combination is told apart by its place.
          <li key={at}>
            <Flex gap={8} wrap align="center">
              {dimensions.map(({ key, name, categories }) => (
                <Select
                  key={key}
                  allowClear
                  aria-label={name}
                  placeholder={say("shares.combinations.any", { name })}
                  style={{ width: 180 }}
                  popupMatchSelectWidth={false}
                  value={combination.when[key]}
                  options={categories.map((it) => ({ value: it.key, label: it.name }))}
                  onChange={(category: string | undefined) =>
                    put(combinations.with(at, withCategory(combination, key, category)))
                  }
                />
              ))}
              <OwnShare
                combination={combination}
                all={Object.keys(combination.when).length === dimensions.length}
                onChange={(next) => put(combinations.with(at, next))}
              />
              <Button
                type="text"
                icon={<DeleteOutlined aria-hidden />}
                aria-label={say("shares.combinations.remove")}
                title={say("shares.combinations.remove")}
                // What is otherwise in a task's combination stays.
                onClick={() =>
                  put(
                    fixed && isChanged(combination.change)
                      ? combinations.with(at, { when: combination.when, change: combination.change })
                      : combinations.filter((_, each) => each !== at),
                  )
                }
              />
            </Flex>
            <Wrong problems={problemsAt(problems, { combination: at })} />
          </li>
        ))}
      </ul>
      <Button icon={<PlusOutlined aria-hidden />} onClick={() => put([...combinations, firstOf(value)])}>
        {say("shares.combinations.add")}
      </Button>
    </section>
  );
}

function withCategory(combination: Combination, dimension: string, category: string | undefined): Combination {
  const { [dimension]: _, ...others } = combination.when;
  const { share, rows, ...rest } = combination;
  const when = category === undefined ? others : { ...others, [dimension]: category };
  // Only a whole combination can have a share; to exclude, some of it will do.
  return category === undefined && (rows !== undefined || share)
    ? { ...rest, when, share: 0 }
    : { ...combination, when };
}

/** The first combination of all, excluded: its categories are chosen then. */
function firstOf({ dimensions }: ProportionFields): Combination {
  return {
    share: 0,
    when: Object.fromEntries(dimensions.flatMap(({ key, categories: [first] }) => (first ? [[key, first.key]] : []))),
  };
}
