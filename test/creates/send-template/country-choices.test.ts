import { countryChoices } from '../../../creates/send-template/country-choices.js';

describe('the countries to choose from', () => {
  it('are shown by name with their calling code', () => {
    expect(countryChoices).toMatchObject({ GB: 'United Kingdom (+44)', BR: 'Brazil (+55)' });
  });

  it('are in the order of the alphabet', () => {
    const names = Object.values(countryChoices);
    expect(names[0]).toMatch(/^Afghanistan/);
    expect(names).toEqual([...names].sort((one, other) => one.localeCompare(other, 'en')));
  });
});
