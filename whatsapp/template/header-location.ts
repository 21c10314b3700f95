import { missing, problem, type Part, type Problem, type TemplateField } from './part.js';
import type { Template, TemplateValues } from './template.js';
import { numberIn, valueOf } from './value.js';

interface Axis {
  field: TemplateField;
  /** Degrees to either side of zero. */
  most: number;
}

const field = (
  name: string,
  kind: TemplateField['kind'],
  required: boolean,
  example: string,
): TemplateField => ({
  key: `header_${name}`,
  label: `Header: ${name}`,
  kind,
  required,
  group: 'header',
  example,
});

const LATITUDE: Axis = { field: field('latitude', 'number', true, '37.44216'), most: 90 };
const LONGITUDE: Axis = { field: field('longitude', 'number', true, '-122.16166'), most: 180 };
const NAME = { ...field('name', 'text', false, 'Philz Coffee'), label: 'Header: name of the place' };
const ADDRESS = {
  ...field('address', 'text', false, '101 Forest Ave, Palo Alto'),
  label: 'Header: address of the place',
};

/** A header that shows a place on a map. */
export function locationHeader(template: Template): Part {
  return {
    fields: [LATITUDE.field, LONGITUDE.field, NAME, ADDRESS],
    problems: (values) => [LATITUDE, LONGITUDE].flatMap((axis) => axisProblems(template, axis, values)),
    components: (values) => [
      { type: 'header', parameters: [{ type: 'location', location: locationOf(values) }] },
    ],
    preview: (values) => {
      const { name, address, latitude, longitude } = locationOf(values);
      const place = name || address ? [name, address] : [latitude, longitude];
      return `[${['Location', place.filter(Boolean).join(', ')].filter(Boolean).join(': ')}]`;
    },
  };
}

function axisProblems(template: Template, { field: axis, most }: Axis, values: TemplateValues): Problem[] {
  if (valueOf(values, axis.key) === '') return [missing(axis, template)];
  const degrees = numberIn(values, axis.key);
  if (degrees !== null && Math.abs(degrees) <= most) return [];
  return [problem(axis, `must be a number of degrees from -${most} to ${most}, such as ${axis.example}.`)];
}

/** Meta takes the coordinates as texts here (Cloud API: location headers). */
function locationOf(values: TemplateValues): {
  latitude: string;
  longitude: string;
  name?: string;
  address?: string;
} {
  const name = valueOf(values, NAME.key);
  const address = valueOf(values, ADDRESS.key);
  return {
    latitude: degreesOf(values, LATITUDE),
    longitude: degreesOf(values, LONGITUDE),
    ...(name && { name }),
    ...(address && { address }),
  };
}

function degreesOf(values: TemplateValues, { field: axis }: Axis): string {
  return valueOf(values, axis.key).replace(',', '.');
}
