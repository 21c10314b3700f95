import { newContact } from '../../../hub/contacts/contact.js';
import { itemOf } from '../../../hub/contacts/item.js';

describe('the country of a contact', () => {
  const countryOf = (waId: string | null) => itemOf({ ...newContact('1', 0), waId }, []).country;

  it.each([
    ['447400123456', 'GB'],
    ['12015550123', 'US'],
    ['12045550123', 'CA'],
    ['18765550123', 'JM'],
  ])('of %s is %s', (waId, country) => {
    expect(countryOf(waId)).toBe(country);
  });

  it('is that of the area code, however many numbers of it were met before', () => {
    const met = ['12045550123', '12015550123', '12045550199', '12015550199', '12045550123'];
    expect(met.map(countryOf)).toEqual(['CA', 'US', 'CA', 'US', 'CA']);
  });

  it('is not known without a number', () => {
    expect(countryOf(null)).toBeNull();
  });

  it('is that of the number, also where its area has numbers that are nobody’s', () => {
    const met = ['15235550100', '15232000000', '12111234567', '12121234567', '12122234567', '12111234567'];
    expect(met.map(countryOf)).toEqual([null, 'US', null, null, 'US', null]);
  });
});
